"""The reviewers' pages: where sources disagree, why, and what is said of it."""
