"""Rules that find numeric claims and what they measure: an idea a file, joined in ``find``."""
