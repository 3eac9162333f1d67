"""Where files meet the database: rows out of it, and rows into it."""
