"""The front page of the admin: what waits for a person, and how far the corpus is. It sees both desks."""
