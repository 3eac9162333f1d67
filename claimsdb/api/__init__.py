"""The REST API: a reader of everything below it."""
