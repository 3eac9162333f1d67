"""What was said, and by whom: speakers, quotations and numeric claims on the words of an article."""
