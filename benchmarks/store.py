"""A store of made-up claims: what cross-referencing one more article costs, and what lists cost.

``python benchmarks/store.py 20000`` fills the database of ``DATABASE_URL`` (an SQLite file in a new folder where it is
not set) with so many claims, ten an article, and prints the times. It refuses a database that holds articles.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

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

from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Claim, Measure, Mention
from claimsdb.corpus.models import Article, Source
from claimsdb.links.candidates import candidates_of
from claimsdb.links.models import Link, MentionKey
from claimsdb.links.suggest import crossref, crossref_new

ROUNDS = 7
CLAIMS = 10  # an article
PAGES = [
    "/admin/claims/mention/",
    "/admin/claims/claim/",
    "/admin/links/link/",
    "/api/v1/claims/",
    "/api/v1/claims/?measure=deaths&value_min=1000",
    "/api/v1/links/",
]
VERBS = {
    "deaths": "killed",
    "injured": "wounded",
    "displaced": "displaced",
    "missing": "missing",
    "arrested": "arrested",
}


def sentences(dice: random.Random, places: list[str]) -> Iterator[tuple[str, str, str, int]]:
    """Sentences with one figure each: the sentence, its measure, its place and its figure."""
    for _ in range(CLAIMS):
        measure, place, count = dice.choice(list(VERBS)), dice.choice(places), dice.randint(2, 90_000)
        day = date(2020, 1, 1) + timedelta(days=dice.randint(0, 1500))
        yield (
            f"Officials in {place} said {count:,} people were {VERBS[measure]} on {day:%d %B %Y}.",
            measure,
            place,
            count,
        )


def fill(claims: int, dice: random.Random) -> None:
    """Store so many claims, each on its words."""
    syllables = ["ka", "ro", "mi", "ten", "sha", "bad", "lor", "ven", "du", "gor", "is", "pal"]
    # Some twenty claims a place, as in the files of a region.
    places = ["".join(dice.choices(syllables, k=4)).title() for _ in range(max(20, claims // 20))]
    measures = dict(Measure.objects.values_list("slug", "pk"))
    sources = [Source.objects.create(name=f"Paper {number}", slug=f"paper-{number}") for number in range(20)]
    for start in range(0, claims // CLAIMS, 500):
        store(range(start, min(start + 500, claims // CLAIMS)), dice, places, measures, sources)


def store(
    numbers: range, dice: random.Random, places: list[str], measures: dict[str, int], sources: list[Source]
) -> None:
    """Store one batch of articles with their claims."""
    drafts = [list(sentences(dice, places)) for _ in numbers]
    articles = Article.objects.bulk_create(
        Article(
            source=dice.choice(sources),
            title=f"News of the day {number}",
            text=f"Number {number}.\n" + "\n".join(sentence for sentence, *_ in draft),
            published=date(2020, 1, 1) + timedelta(days=number % 1500),
        )
        for number, draft in zip(numbers, drafts, strict=True)
    )
    rows = []
    for article, draft in zip(articles, drafts, strict=True):
        for sentence, measure, place, count in draft:
            start = article.text.index(f"{count:,}", article.text.index(sentence))
            mention = Mention(
                article=article, kind="claim", start=start, end=start + len(f"{count:,}"), origin="made up"
            )
            mention.anchor()
            rows.append((mention, measures[measure], place, count))
    mentions = Mention.objects.bulk_create([mention for mention, *_ in rows])
    Claim.objects.bulk_create(
        Claim(
            mention=mention,
            measure_id=measure,
            subject=f"people in {place}",
            place=place,
            value=count,
            base_value=count,
        )
        for mention, (_, measure, place, count) in zip(mentions, rows, strict=True)
    )


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
    dice = random.Random(1)
    timed(f"storing {claims:,} claims", lambda: fill(claims, dice), rounds=1)
    timed("cross-referencing all of them", crossref, rounds=1)
    print(f"{Link.objects.count():,} links suggested")

    def one_more() -> None:
        last = Article.objects.count()
        places = list(Claim.objects.order_by("?").values_list("place", flat=True)[:50])
        measures = dict(Measure.objects.values_list("slug", "pk"))
        store(range(last, last + 1), dice, places, measures, list(Source.objects.all()))
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
