"""How often each role may ask: so many requests a minute, counted in the cache that a host's processes share."""

import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from claimsdb.attempts import address_of
from claimsdb.links.roles import role_of

if TYPE_CHECKING:  # the views module reads the settings that name this one
    from rest_framework.views import APIView

MINUTE = 60  # seconds

# A process takes so large a part of a minute's requests from the cache at once, and then asks it no more for a while:
# to write a file at each request takes as long as to answer it. What a process took and did not use is lost.
PART = 20

# What this process has left, by person or address, of the minute in which it took it.
TAKEN: dict[str, tuple[int, int]] = {}


class RateByRole(BaseThrottle):
    """Counts a person's requests of the running minute, or an address's where nobody has signed in.

    The role, and with it the limit, is looked up once a minute. Two processes that take at the same instant may take
    the same.
    """

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Return whether this request is among those allowed, and count it."""
        person = request.user if request.user and request.user.is_authenticated else None
        key = f"rate:{person.pk}" if person else f"rate:{address_of(request)}"
        minute = int(time.time() // MINUTE)
        taken_in, left = TAKEN.get(key, (minute, 0))
        if taken_in != minute:
            TAKEN.clear()
            left = 0
        left = left or take(key, minute, person)
        TAKEN[key] = (minute, max(left - 1, 0))
        return left > 0

    def wait(self) -> float:
        """Return how many seconds are left of the minute."""
        return MINUTE - time.time() % MINUTE


def take(key: str, minute: int, person: Any) -> int:
    """Take some of the requests that a person or an address has left; returns how many."""
    counted, number, limit = cache.get(key, (minute, 0, None))
    if limit is None or counted != minute:
        number, limit = 0, settings.API_RATES[role_of(person) if person else "anonymous"]
    part = min(max(limit // PART, 1), limit - number)
    if part > 0:
        cache.set(key, (minute, number + part, limit), MINUTE)
    return max(part, 0)
