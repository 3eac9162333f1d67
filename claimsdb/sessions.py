"""Sessions in the database, under keys that every database can look up."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Takes no key for one that Django cannot have made: PostgreSQL refuses a NUL with an error of its own."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Return whether a cookie's key is worth looking up: letters and digits, as Django makes them."""
        return key is not None and key.isalnum() and super()._validate_session_key(key)  # type: ignore[misc]
