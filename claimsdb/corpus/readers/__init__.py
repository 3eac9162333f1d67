"""Files into drafts of articles, a format a file. Plain Python: nothing here meets the database."""
