"""A store of made-up claims: what cross-referencing one more article costs, and what lists cost.

``python -m benchmarks.store 20000`` fills the database of ``DATABASE_URL`` (an SQLite file in a new folder where it is
not set) with so many claims, ten an article, and prints the times. It refuses a database that holds articles.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ.setdefault("CLAIMSDB_DEBUG", "1")
if "DATABASE_URL" not in os.environ:
    os.environ["CLAIMSDB_VAR_DIR"] = tempfile.mkdtemp(prefix="claimsdb-store-")
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from rapidfuzz import fuzz

from benchmarks.made import EACH, Maker, fill, store
from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.links.candidates import candidates_of
from claimsdb.links.models import Link, MentionKey
from claimsdb.links.suggest import crossref, crossref_new

ROUNDS = 7
PAGES = [
    "/admin/claims/mention/",
    "/admin/claims/claim/",
    "/admin/links/link/",
    "/api/v1/claims/",
    "/api/v1/claims/?measure=deaths&value_min=1000",
    "/api/v1/links/",
]


def timed(what: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Print the median of several runs, in milliseconds."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - start))
    print(f"{what:60} {statistics.median(spent):9,.0f} ms   ({min(spent):,.0f} to {max(spent):,.0f})")


def bare(article: int) -> int:
    """Do the least that finds an article's pairs: the statement, the words, and a look at each pair."""
    keys: dict[int, list[str]] = {}
    for mention, key in MentionKey.objects.filter(mention__article=article).values_list("mention", "key"):
        keys.setdefault(mention, []).append(key)
    pairs = candidates_of(article, keys).pairs
    ends = {end for pair in pairs for end in pair}
    words = {
        mention.pk: mention.prefix + mention.exact + mention.suffix for mention in Mention.objects.filter(pk__in=ends)
    }
    return sum(fuzz.partial_ratio(words[one], words[other]) >= 80 for one, other in pairs)


def main(claims: int) -> None:
    """Fill, cross-reference, and look at the lists."""
    call_command("migrate", verbosity=0)
    if Article.objects.exists():
        sys.exit("This database holds articles: give it another, in DATABASE_URL.")
    measure_table()
    maker = Maker(claims)
    timed(f"storing {claims:,} claims", lambda: fill(claims, maker), rounds=1)
    timed("cross-referencing all of them", crossref, rounds=1)
    print(f"{Link.objects.count():,} links suggested")
    numbers = count(claims // EACH + 1)

    def one_more() -> None:
        store(maker.article(next(numbers)))
        crossref()

    timed("one more article of ten claims, stored and cross-referenced", one_more)
    newest = Article.objects.latest("pk").pk
    timed("its candidates by one bare statement, held together by rapidfuzz", lambda: bare(newest))
    timed("the same article cross-referenced again", lambda: crossref_new(newest))
    client = Client()
    client.force_login(User.objects.create_superuser("bench"))
    for page in PAGES:
        timed(page, lambda page=page: client.get(page, headers={"host": "localhost"}))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
