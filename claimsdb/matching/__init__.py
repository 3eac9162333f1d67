"""Mentions in, scored pairs with reasons out: which answer the same question, and how they stand. Plain Python."""
