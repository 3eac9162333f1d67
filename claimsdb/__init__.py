"""claimsdb: what sources say, anchored to their exact words and put side by side."""

__version__ = "0.3.0"
