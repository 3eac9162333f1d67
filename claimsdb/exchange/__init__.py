"""The border: files in, files out."""
