"""Cross-referencing at scale, beside the least that could be done for it.

``python -m benchmarks.crossref one 1000000`` fills the database of ``DATABASE_URL`` (a new SQLite file where
it is not set) with so many made-up claims and as many quotations, ten of each an article, keys and all, and compares
one more article with it: by claimsdb, and by bare SQL on the same keys with rapidfuzz on what it finds, in turns.

``python -m benchmarks.crossref whole 100000`` fills it without keys, and cross-references all of it from nothing.
A tenth of the quotations are planted: earlier ones, with some words changed.
"""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ.setdefault("CLAIMSDB_DEBUG", "1")
if "DATABASE_URL" not in os.environ:
    os.environ["CLAIMSDB_VAR_DIR"] = tempfile.mkdtemp(prefix="claimsdb-crossref-")
django.setup()

from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from rapidfuzz.fuzz import partial_ratio

from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Claim, Measure, Mention, Quotation
from claimsdb.corpus.models import Article, Source
from claimsdb.links.candidates import statement
from claimsdb.links.models import Keyed, Link, MentionKey
from claimsdb.links.suggest import crossref, crossref_new, engine_now
from claimsdb.matching.candidates import CAP
from claimsdb.matching.crossref import keys_of
from claimsdb.matching.quotations import ALIKE
from claimsdb.matching.record import ClaimRecord, QuotationRecord

EACH = 10  # claims, and quotations, an article
ROUNDS = 15
WORDS = 12_000  # as many as a newspaper's reporters use
PLANTED = 10  # one quotation in so many
NOW = datetime(2026, 1, 1, tzinfo=UTC)
VERBS = {
    "deaths": "killed",
    "injured": "wounded",
    "displaced": "displaced",
    "missing": "missing",
    "arrested": "arrested",
}


class Maker:
    """Made-up articles, numbered from 1, and which quotations were planted."""

    def __init__(self, claims: int) -> None:
        self.dice = random.Random(1)
        syllables = ["ka", "ro", "mi", "ten", "sha", "bad", "lor", "ven", "du", "gor", "is", "pal"]
        self.vocabulary = ["".join(self.dice.choices(syllables, k=self.dice.randint(2, 4))) for _ in range(WORDS)]
        self.common = [1 / (rank + 20) for rank in range(WORDS)]
        # Some twenty claims a place, as in the files of a region.
        self.places = ["".join(self.dice.choices(syllables, k=4)).title() for _ in range(max(20, claims // 20))]
        self.measures = dict(Measure.objects.values_list("slug", "pk"))
        self.engine = engine_now().name
        self.said: list[tuple[int, list[str]]] = []
        self.planted: list[tuple[int, int]] = []
        self.root: dict[int, int] = {}
        self.mention = self.article = 0

    def words(self) -> list[str]:
        """The words of a quotation: new, or planted."""
        self.mention += 1
        if self.said and self.dice.randrange(PLANTED) == 0:
            original, words = self.dice.choice(self.said)
            self.planted.append((original, self.mention))
            self.root[self.mention] = original
            edited = list(words)
            edited[self.dice.randrange(len(edited))] = self.dice.choice(self.vocabulary)
            return edited[: max(8, len(edited) - self.dice.randint(0, 4))]
        words = self.dice.choices(self.vocabulary, self.common, k=self.dice.randint(10, 25))
        if len(self.said) < 100_000:
            self.said.append((self.mention, words))
        return words

    def draft(self) -> tuple[str, list[tuple[str, str, dict[str, Any]]]]:
        """One article: its text, and each sentence with the mention in it and its details."""
        self.article += 1
        lines: list[tuple[str, str, dict[str, Any]]] = []
        for _ in range(EACH):
            self.mention += 1
            measure, place, count = (
                self.dice.choice(list(VERBS)),
                self.dice.choice(self.places),
                self.dice.randint(2, 90_000),
            )
            day = date(2020, 1, 1) + timedelta(days=self.dice.randint(0, 1500))
            said = f"Officials in {place} said {count:,} people were {VERBS[measure]} on {day:%d %B %Y}."
            lines.append((said, f"{count:,}", {"pk": self.mention, "measure": measure, "place": place, "value": count}))
        for _ in range(EACH):
            words = " ".join(self.words())
            lines.append((f"“{words}”, a witness said.", words, {"pk": self.mention}))
        return f"Number {self.article}.\n" + "\n".join(line for line, *_ in lines), lines


def rows_of(maker: Maker, keyed: bool) -> Iterator[list[Model]]:
    """The rows of one article, each table's together."""
    text, lines = maker.draft()
    published = date(2020, 1, 1) + timedelta(days=maker.article % 1500)
    title = f"News of the day {maker.article}"
    article = Article(
        pk=maker.article, source_id=1, title=title, text=text, published=published, added=NOW, changed=NOW
    )
    yield [article]
    mentions, claims, quotations, records = [], [], [], []
    before, at = f"Number {maker.article}.", len(f"Number {maker.article}.\n")
    for line, exact, details in lines:
        start = at + line.index(exact)
        where = {"start": start, "end": start + len(exact), "exact": exact}
        kind = "claim" if "value" in details else "quotation"
        mentions.append(
            Mention(pk=details["pk"], article=article, kind=kind, origin="made up", added=NOW, changed=NOW, **where)
        )
        common = where | {"sentence": line, "before": before, "at": start - at, "title": title, "published": published}
        common |= {"id": details["pk"], "article": maker.article}
        if kind == "claim":
            place, value, measure = details["place"], float(details["value"]), details["measure"]
            same = {"place": place, "subject": f"people in {place}", "value": value}
            claims.append(Claim(mention_id=details["pk"], measure_id=maker.measures[measure], base_value=value, **same))
            records.append(ClaimRecord(measure=measure, **same, **common))
        else:
            quotations.append(Quotation(mention_id=details["pk"], style="direct"))
            records.append(QuotationRecord(**common))
        before, at = line, at + len(line) + 1
    yield from (mentions, claims, quotations)
    if keyed:
        yield [MentionKey(mention_id=int(record.id), key=key) for record in records for key in sorted(keys_of(record))]
        yield [Keyed(mention_id=int(record.id), engine=maker.engine, time=NOW) for record in records]


def insert(model: type[Model], rows: Sequence[Model]) -> None:
    """Store rows the quickest way there is."""
    fields = [field for field in model._meta.concrete_fields if not (model is MentionKey and field.primary_key)]
    values = [
        [
            field.get_db_prep_save(
                field.pre_save(row, add=False) if field.attname in DERIVED else getattr(row, field.attname), connection
            )
            for field in fields
        ]
        for row in rows
    ]
    names = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", values)


DERIVED = {"sha256"}


def fill(maker: Maker, claims: int, *, keyed: bool) -> None:
    """Store so many claims and as many quotations."""
    Source.objects.create(pk=1, name="Paper", slug="paper")
    for start in range(0, claims // EACH, 1000):
        tables: dict[type[Model], list[Model]] = {}
        for _ in range(start, min(start + 1000, claims // EACH)):
            for rows in rows_of(maker, keyed):
                tables.setdefault(type(rows[0]), []).extend(rows)
        for model, rows in tables.items():
            insert(model, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Article, Mention, Claim, Quotation, MentionKey, Keyed):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), "
                    f"(SELECT COALESCE(max(id), 1) FROM {model._meta.db_table}))"
                ) if model in (Article, Mention) else None
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")


def bare(article: int) -> int:
    """The least that finds an article's partners: one statement for the pairs, rapidfuzz on their words to verify."""
    own: dict[str, list[int]] = {}
    for mention, key in MentionKey.objects.filter(mention__article=article).values_list("mention", "key"):
        own.setdefault(key, []).append(mention)
    with connection.cursor() as cursor:
        cursor.execute(statement(), {"article": article, "limit": CAP})
        pairs = {(one, other) for key, other in cursor.fetchall() for one in own[key]}
    asked = {mention for pair in pairs for mention in pair}
    words = dict(Mention.objects.filter(pk__in=asked).values_list("pk", "exact"))
    return sum(partial_ratio(words[one], words[other]) >= ALIKE for one, other in pairs)


def one_more(claims: int) -> None:
    """Compare one more article with a full store, by both in turns."""
    maker = Maker(claims)
    start = time.perf_counter()
    fill(maker, claims, keyed=True)
    print(
        f"filled with {claims:,} claims, {claims:,} quotations and their keys in {time.perf_counter() - start:,.0f} s"
    )
    engine_now()
    spent: list[tuple[float, float]] = []
    recalled = planted = 0
    for _ in range(ROUNDS):
        already = len(maker.planted)
        for rows in rows_of(maker, keyed=False):
            insert(type(rows[0]), rows)
        start = time.perf_counter()
        report = crossref_new(maker.article)
        ours = time.perf_counter() - start
        start = time.perf_counter()
        bare(maker.article)
        spent.append((1000 * ours, 1000 * (time.perf_counter() - start)))
        wanted = maker.planted[already:]
        recalled += sum(Link.objects.filter(left=left, right=right).exists() for left, right in wanted)
        planted += len(wanted)
    ratios = statistics.median(ours / theirs for ours, theirs in spent)
    print(
        f"one more article: claimsdb {statistics.median(ours for ours, _ in spent):.0f} ms ({report.compared} pairs),"
        f" bare SQL and rapidfuzz {statistics.median(theirs for _, theirs in spent):.0f} ms, ratio {ratios:.1f};"
        f" planted quotations found {recalled} of {planted}"
    )


def whole(claims: int) -> None:
    """Cross-reference a store from nothing."""
    maker = Maker(claims)
    fill(maker, claims, keyed=False)
    start = time.perf_counter()
    report = crossref()
    spent = time.perf_counter() - start
    links = set(Link.objects.filter(left__kind="quotation").values_list("left", "right"))
    found = len(links.intersection(maker.planted))
    true = sum(maker.root.get(left, left) == maker.root.get(right, right) for left, right in links)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{claims:,} claims and {claims:,} quotations from nothing: {spent:,.0f} s, {memory:,.0f} MB,"
        f" {report.compared:,} pairs, {report.added:,} links; planted quotations found {found} of {len(maker.planted)},"
        f" of the pairs of quotations linked {true / max(1, len(links)):.3f} are one utterance"
    )


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    if Article.objects.exists():
        sys.exit("This database holds articles: give it another, in DATABASE_URL.")
    measure_table()
    {"one": one_more, "whole": whole}[sys.argv[1]](int(sys.argv[2]))
