"""How often each role may ask: so many requests a minute, counted in the cache that a host's processes share."""

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from claimsdb.attempts import address_of
from claimsdb.links.roles import role_of

if TYPE_CHECKING:  # the views module reads the settings that name this one
    from rest_framework.views import APIView

MINUTE = 60  # seconds


class RateByRole(BaseThrottle):
    """Counts a person's requests of the running minute, or an address's where nobody has signed in.

    The role, and with it the limit, is looked up once a minute. Two requests at the same instant may count as one.
    """

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Return whether this request is among those allowed, and count it."""
        person = request.user if request.user and request.user.is_authenticated else None
        key = f"rate:{person.pk}" if person else f"rate:{address_of(request)}"
        minute = int(time.time() // MINUTE)
        counted, number, limit = cache.get(key, (minute, 0, None))
        if limit is None or counted != minute:
            number, limit = 0, settings.API_RATES[role_of(person) if person else "anonymous"]
        if number >= limit:
            return False
        cache.set(key, (minute, number + 1, limit), MINUTE)
        return True

    def wait(self) -> float:
        """Return how many seconds are left of the minute."""
        return MINUTE - time.time() % MINUTE
