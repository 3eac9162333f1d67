"""Text in, quotations with their speakers and numeric claims out. Plain Python."""
