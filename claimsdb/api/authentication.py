"""Who asks: by token, by session, or by name and password with each request."""

from typing import Any

from django.core.exceptions import ValidationError
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from rest_framework.authentication import BasicAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claimsdb.api.models import Token
from claimsdb.attempts import seconds_to_wait
from claimsdb.corpus.fields import refuse_unstorable


def refuse_guesses(request: Request | None, name: str) -> None:
    """Raise AuthenticationFailed where too many guesses were made at this name from this address."""
    if wait := seconds_to_wait(request, name):
        raise AuthenticationFailed(f"Too many wrong passwords: try again in {-(-wait // 60)} minutes.", "locked")


class PasswordAuthentication(BasicAuthentication):
    """HTTP Basic. Names that no user can have are refused here: PostgreSQL raises at a NUL."""

    def authenticate_credentials(self, userid: str, password: str, request: Request | None = None) -> Any:
        """Return the user and nothing more; raise AuthenticationFailed, also after too many guesses."""
        try:
            refuse_unstorable(userid)
        except ValidationError as error:
            raise AuthenticationFailed("Invalid username/password.") from error
        refuse_guesses(request, userid)
        return super().authenticate_credentials(userid, password, request)


class TokenSignIn(TokenAuthentication):
    """``Authorization: Token …``: looked up by its digest, in one query; one that has expired signs nobody in.

    ``Bearer``, which generated clients send, is as good. Guesses are not counted: a token has 256 random bits.
    """

    def authenticate(self, request: Request) -> Any:
        """Return the user and the token, or None for another way to sign in."""
        scheme, *token = get_authorization_header(request).split() or [b""]
        if scheme.lower() not in (b"token", b"bearer"):
            return None
        if len(token) != 1:
            raise AuthenticationFailed("Invalid token.")
        return self.authenticate_credentials(token[0])

    def authenticate_credentials(self, token: bytes) -> Any:
        """Return the user and the token; raise AuthenticationFailed."""
        # Latin 1 reads any bytes; what no token is made of has a digest of no token.
        found = Token.tokens.live().filter(digest=hash_token(token.decode("latin-1"))).select_related("user").first()
        if found is None:
            raise AuthenticationFailed("Invalid token.")
        return self.validate_user(found)
