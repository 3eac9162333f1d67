"""The annotators' desk: articles marked in place, by people who share the work."""
