"""Who asks: by session, or by name and password with each request."""

from typing import Any

from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request


class PasswordAuthentication(BasicAuthentication):
    """HTTP Basic. Names that no user can have are refused here: PostgreSQL raises at a NUL."""

    def authenticate_credentials(self, userid: str, password: str, request: Request | None = None) -> Any:
        """Return the user and nothing more; raise AuthenticationFailed."""
        if "\0" in userid:
            raise AuthenticationFailed("Invalid username/password.")
        return super().authenticate_credentials(userid, password, request)
