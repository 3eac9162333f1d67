"""Files out and files in: claimsdb's own tables, and the formats of other tools."""
