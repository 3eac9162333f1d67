"""What was printed: sources and their articles, and how they come in."""
