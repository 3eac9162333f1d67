"""Rules that find quotations and their speakers: an idea a file, joined in ``find``."""
