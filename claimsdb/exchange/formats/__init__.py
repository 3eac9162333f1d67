"""The formats, each from plain rows to bytes and back: nothing here asks the database."""
