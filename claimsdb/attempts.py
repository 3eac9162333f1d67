"""Guesses at passwords: counted by name and by address, and after too many not even looked at.

The counts stand in Django's cache, which every process of a host shares (``CLAIMSDB_CACHE_URL``).
"""

import time
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

# A person who has forgotten a password stops after a few tries; ten in a quarter of an hour are a machine's.
WINDOW = 15 * 60  # seconds
MOST_AT_A_NAME = 10  # from one address
MOST_FROM_AN_ADDRESS = 100  # a whole office may stand behind one

Counts = dict[str, int]


def address_of(request: HttpRequest | None) -> str:
    """Return the address that a request comes from; behind a proxy, the one that the proxy saw."""
    if request is None:
        return ""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return seen.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def counts(request: HttpRequest | None, name: str) -> Counts:
    """Return what a guess counts against: each key of the cache, and how many it may hold."""
    address = address_of(request)
    named = sha256(f"{address} {name}".encode("utf-8", "replace")).hexdigest()
    whole = sha256(address.encode("utf-8", "replace")).hexdigest()
    return {f"guesses:{named}": MOST_AT_A_NAME, f"guesses:{whole}": MOST_FROM_AN_ADDRESS}


def seconds_to_wait(request: HttpRequest | None, name: str) -> int:
    """Return how long a name, from this address, is not looked at any more; 0 where it is."""
    now, wait = time.time(), 0.0
    for key, most in counts(request, name).items():
        number, until = cache.get(key, (0, now))
        if number >= most:
            wait = max(wait, until - now)
    return int(wait) + 1 if wait > 0 else 0


def count_failure(request: HttpRequest | None, name: str) -> None:
    """Count one guess that was wrong. The window starts with the first."""
    now = time.time()
    for key in counts(request, name):
        number, until = cache.get(key, (0, now + WINDOW))
        cache.set(key, (number + 1, until), max(1, until - now))


class GuardedBackend(ModelBackend):
    """Django's users and their permissions; refuses names at which too many guesses were made."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Any:
        """Return the user, or None; raise PermissionDenied, which ends the sign-in, after too many guesses."""
        name = str(username)
        if seconds_to_wait(request, name):
            raise PermissionDenied
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if user is None and username is not None:
            count_failure(request, name)
        return user
