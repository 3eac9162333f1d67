"""What a search costs in the lists of the admin and of the API: a rare word, a common one, one in every row, none.

``DATABASE_URL=... python -m benchmarks.search WORD...`` asks a store that is filled (by ``benchmarks.pages`` or
``benchmarks.api``) for each of the words in every list that is searched by them, and prints milliseconds of the
processor (Python's and PostgreSQL's), those by the clock, and queries beside those of a person who is signed in. What
takes over 20 seconds on PostgreSQL is stopped, and said to be.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ["CLAIMSDB_DEBUG"] = "1"
django.setup()

from django.conf import settings
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import pages

WORDS = ["zebra", "officials", "officials killed", '"people were"', '"were officials"', "people zebra"]
LISTS = [
    "/admin/corpus/article/",
    "/admin/claims/mention/",
    "/admin/claims/quotation/",
    "/admin/claims/claim/",
    "/admin/links/link/",
    "/api/v1/articles/",
    "/api/v1/claims/",
    "/api/v1/links/",
]
TIMES = 3


def processor() -> float:
    """Return the processor's milliseconds so far."""
    return pages.processor() if connection.vendor == "postgresql" else 1000 * time.process_time()


def asked(client: Client, url: str, name: str, words: str) -> str:
    """Search a list, and return what it cost."""
    with CaptureQueriesContext(connection) as captured:
        client.get(url, {name: words}, headers={"host": "localhost"})
        queries = len(captured) - pages.SIGNED_IN
    before, start = processor(), time.perf_counter()
    for _ in range(TIMES):
        client.get(url, {name: words}, headers={"host": "localhost"})
    taken, wall = (processor() - before) / TIMES, 1000 * (time.perf_counter() - start) / TIMES
    return f"{taken:8,.0f} {wall:8,.0f} {queries:8}"


def main(words: list[str]) -> None:
    """Search every list for each of the words."""
    settings.DEBUG = False
    person = User.objects.filter(is_superuser=True).first() or User.objects.create_superuser("searching")
    client = Client()
    client.force_login(person)
    print(f"{'cpu ms':>8} {'wall ms':>8} {'queries':>8}  list and words")
    for each in words:
        for url in LISTS:
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET statement_timeout = '20s'")
            try:
                cost = asked(client, url, "search" if "/api/" in url else "q", each)
            except OperationalError:
                cost = "stopped".rjust(26)
            print(cost, "", url, each, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or WORDS)
