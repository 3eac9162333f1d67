"""Cross-referencing at scale, beside the least that could be done for it.

``python -m benchmarks.crossref one 1000000`` fills the database of ``DATABASE_URL`` (a new SQLite file where
it is not set) with so many made-up claims and as many quotations, ten of each an article, keys and all, and compares
one more article with it: by claimsdb, and by bare SQL on the same keys with rapidfuzz on what it finds. Each goes first
every other time: what is read first comes from the disk's cache, what is read again from the database's own.

``python -m benchmarks.crossref whole 100000`` fills it without keys, and cross-references all of it from nothing.
A tenth of the quotations are planted: earlier ones, with some words changed.
"""

import multiprocessing
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ.setdefault("CLAIMSDB_DEBUG", "1")
if "DATABASE_URL" not in os.environ:
    os.environ["CLAIMSDB_VAR_DIR"] = tempfile.mkdtemp(prefix="claimsdb-crossref-")
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Field, Max, Model
from rapidfuzz.fuzz import partial_ratio

from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Claim, Measure, Mention, Quotation
from claimsdb.corpus.models import Article, Source
from claimsdb.links.candidates import newest
from claimsdb.links.models import Keyed, Link, MentionKey
from claimsdb.links.passages import Read
from claimsdb.links.suggest import crossref, crossref_new, engine_now
from claimsdb.matching.candidates import CAP
from claimsdb.matching.crossref import keys_of
from claimsdb.matching.quotations import ALIKE
from claimsdb.matching.reading import read_claim
from claimsdb.matching.record import ClaimRecord, QuotationRecord

EACH = 10  # claims, and quotations, an article
ROUNDS = 20
WORDS = 12_000  # as many as a newspaper's reporters use
PLANTED = 10  # one quotation in so many
SAID = 10_000  # quotations of a filled store to plant from
PROCESSES = 3  # that make rows
BATCH = 1_000  # articles stored together
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SAME: dict[type[Model], dict[str, Any]] = {
    Article: {"source_id": 1, "added": NOW, "changed": NOW},
    Mention: {"origin": "made up", "added": NOW, "changed": NOW},
    Quotation: {"style": "direct"},
    Keyed: {"time": NOW},
}
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
        self.common = list(accumulate(1 / (rank + 20) for rank in range(WORDS)))
        # Some twenty claims a place, as in the files of a region.
        self.places = ["".join(self.dice.choices(syllables, k=4)).title() for _ in range(max(20, claims // 20))]
        self.measures = dict(Measure.objects.values_list("slug", "pk"))
        self.engine = engine_now().name
        self.said: list[tuple[int, list[str]]] = []
        self.planted: list[tuple[int, int]] = []
        self.root: dict[int, int] = {}
        self.mention = self.article = 0

    def go_on(self) -> None:
        """Go on where a filled store ends: with other dice, and some of what was quoted there to plant from."""
        self.article = Article.objects.aggregate(last=Max("pk"))["last"]
        self.mention = Mention.objects.aggregate(last=Max("pk"))["last"]
        self.dice = random.Random(self.article)
        picked = self.dice.sample(range(1, self.mention), min(SAID, self.mention - 1))
        quoted = Mention.objects.filter(pk__in=picked, kind="quotation").values_list("pk", "exact")
        self.said = [(key, exact.split()) for key, exact in quoted]

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
        words = self.dice.choices(self.vocabulary, cum_weights=self.common, k=self.dice.randint(10, 25))
        if len(self.said) < 100_000:
            self.said.append((self.mention, words))
        return words

    def draft(self) -> "Draft":
        """One more article."""
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
        return Draft(self.article, f"Number {self.article}.\n" + "\n".join(line for line, *_ in lines), lines)


@dataclass(frozen=True)
class Draft:
    """A made-up article: its key, its text, and each sentence with the words of the mention in it and its details."""

    key: int
    text: str
    lines: list[tuple[str, str, dict[str, Any]]]

    @property
    def head(self) -> dict[str, Any]:
        """What the records of its mentions share."""
        published = date(2020, 1, 1) + timedelta(days=self.key % 1500)
        return {"title": f"News of the day {self.key}", "published": published}


Rows = dict[type[Model], list[list[Any]]]


def rows_of(draft: Draft, measures: dict[str, int], engine: str = "") -> Rows:
    """The rows of one article, by their table; those that an engine of this name adds too."""
    tables: Rows = {model: [] for model in (Article, Mention, Claim, Quotation)}
    tables[Article].append(
        values_of(Article, id=draft.key, text=draft.text, sha256=sha256(draft.text.encode()).hexdigest(), **draft.head)
    )
    read = Read()
    before, at = f"Number {draft.key}.", len(f"Number {draft.key}.\n")
    for line, exact, details in draft.lines:
        start, key = at + line.index(exact), details["pk"]
        where = {"start": start, "end": start + len(exact), "exact": exact}
        kind = "claim" if "value" in details else "quotation"
        tables[Mention].append(values_of(Mention, id=key, article_id=draft.key, kind=kind, **where))
        common = where | draft.head | {"sentence": line, "before": before, "at": start - at}
        common |= {"id": key, "article": draft.key}
        if kind == "claim":
            place, value, measure = details["place"], float(details["value"]), details["measure"]
            same = {"place": place, "subject": f"people in {place}", "value": value}
            tables[Claim].append(
                values_of(Claim, mention_id=key, measure_id=measures[measure], base_value=value, **same)
            )
            claim = ClaimRecord(measure=measure, **same, **common)
            read.records[key], read.readings[key] = claim, read_claim(claim)
        else:
            tables[Quotation].append(values_of(Quotation, mention_id=key))
            read.records[key] = QuotationRecord(**common)
        before, at = line, at + len(line) + 1
    if engine:
        tables[MentionKey] = [[key, word] for key, record in read.records.items() for word in sorted(keys_of(record))]
        tables[Keyed] = [
            values_of(Keyed, mention_id=key, engine=engine, passage=read.passage(key)) for key in read.records
        ]
    return tables


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that its rows give."""
    return [field for field in model._meta.concrete_fields if not (model is MentionKey and field.primary_key)]


@cache
def model_row(model: type[Model]) -> dict[str, Any]:
    """What all rows of a table have unless they say otherwise, as the database takes it, by the column's attribute."""
    row = model(**SAME.get(model, {}))
    return {field.attname: field.get_db_prep_save(getattr(row, field.attname), connection) for field in columns(model)}


def values_of(model: type[Model], **given: Any) -> list[Any]:
    """The values of a row, in the order of its columns."""
    if connection.vendor == "sqlite" and "published" in given:
        given["published"] = given["published"].isoformat()
    return list((model_row(model) | given).values())


def insert(tables: Rows) -> None:
    """Store rows the quickest way there is."""
    with transaction.atomic(), connection.cursor() as cursor:
        for model, rows in tables.items():
            names = ", ".join(f'"{field.column}"' for field in columns(model))
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["?"] * len(columns(model)))
                connection.connection.executemany(
                    f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", rows
                )


SETTINGS = ["synchronous = OFF", "journal_mode = OFF", "cache_size = -500000", "temp_store = MEMORY"]


def fill(maker: Maker, claims: int, *, keyed: bool) -> None:
    """Store so many claims and as many quotations; made by several processes, their crowded index last."""
    Source.objects.create(pk=1, name="Paper", slug="paper")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for setting in SETTINGS:
                cursor.execute(f"PRAGMA {setting}")
    by_key = next(index for index in MentionKey._meta.indexes if index.name == "mentionkey_key")
    with connection.schema_editor() as editor:
        editor.remove_index(MentionKey, by_key)
    make = partial(rows_of, measures=maker.measures, engine=maker.engine if keyed else "")
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        waiting = None
        for start in range(0, claims // EACH + BATCH, BATCH):
            drafts = [maker.draft() for _ in range(start, min(start + BATCH, claims // EACH))]
            made = waiting.get() if waiting else []
            waiting = pool.map_async(make, drafts, chunksize=50)
            insert({model: [row for rows in made for row in rows[model]] for model in (made[0] if made else {})})
    with connection.schema_editor() as editor:
        editor.add_index(MentionKey, by_key)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Article, Mention):
                table = model._meta.db_table
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
    connection.close()  # with what was set for filling alone


class Spent:
    """What each ``with`` took, in milliseconds: by the clock, and of the processor, the database's process included."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.processor: list[float] = []

    def __enter__(self) -> None:
        self.began = time.perf_counter(), processor()

    def __exit__(self, *_: object) -> None:
        wall, spent = self.began
        self.wall.append(1000 * (time.perf_counter() - wall))
        self.processor.append(1000 * (processor() - spent))


def processor() -> float:
    """Seconds of the processor that this process, and on Linux the one that serves it, have taken."""
    spent = time.process_time()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        spent += int(Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9
    return spent


Keys = dict[str, list[int]]


def bare(article: int, own: Keys) -> int:
    """The least that finds an article's partners: one statement for the pairs, rapidfuzz on their words to verify."""
    pairs = {(one, other) for key, others in newest(article, own, CAP).items() for other in others for one in own[key]}
    ends = {mention for pair in pairs for mention in pair}
    words = dict(Mention.objects.filter(pk__in=ends).values_list("pk", "exact"))
    return sum(partial_ratio(words[one], words[other]) >= ALIKE for one, other in pairs)


def keys_by_key(tables: Rows) -> Keys:
    """The mentions of an article's rows by their key, without a look at the database."""
    own: Keys = {}
    for mention, key in tables[MentionKey]:
        own.setdefault(key, []).append(mention)
    return own


def one_more(claims: int) -> None:
    """Compare one more article with a full store, by both in turns; the store is filled first where it is empty."""
    maker = Maker(claims)
    if Article.objects.exists():
        maker.go_on()
    else:
        start = time.perf_counter()
        fill(maker, claims, keyed=True)
        print(f"filled with {claims:,} claims and as many quotations in {time.perf_counter() - start:,.0f} s")
    engine_now()
    ours, theirs = Spent(), Spent()
    recalled = planted = 0
    for turn in range(ROUNDS):
        already = len(maker.planted)
        draft = maker.draft()
        own = keys_by_key(rows_of(draft, maker.measures, maker.engine))
        insert(rows_of(draft, maker.measures))
        if turn % 2:
            with theirs:
                bare(maker.article, own)
        with ours:
            report = crossref_new(maker.article)
        if not turn % 2:
            with theirs:
                bare(maker.article, own)
        wanted = maker.planted[already:]
        recalled += sum(Link.objects.filter(left=left, right=right).exists() for left, right in wanted)
        planted += len(wanted)
    for name, spent, least in (("wall", ours.wall, theirs.wall), ("processor", ours.processor, theirs.processor)):
        ratio = statistics.median(one / other for one, other in zip(spent, least, strict=True))
        print(
            f"one article more, {name}: claimsdb {statistics.median(spent):.0f} ms, bare SQL and rapidfuzz"
            f" {statistics.median(least):.0f} ms, ratio {ratio:.1f}"
        )
    print(f"{report.compared} pairs compared; planted quotations found {recalled} of {planted}")


def resident() -> float:
    """MB of memory that this process holds now, on Linux."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def whole(claims: int) -> None:
    """Cross-reference a store from nothing."""
    if Article.objects.exists():
        sys.exit("This database holds articles: give it another, in DATABASE_URL.")
    maker = Maker(claims)
    fill(maker, claims, keyed=False)
    before = resident()
    taken = Spent()
    with taken:
        report = crossref()
    links = set(Link.objects.filter(left__kind="quotation").values_list("left", "right"))
    found = len(links.intersection(maker.planted))
    true = sum(maker.root.get(left, left) == maker.root.get(right, right) for left, right in links)
    after = resident()
    print(
        f"{claims:,} claims and {claims:,} quotations from nothing: {taken.wall[0] / 1000:,.0f} s, of the processor"
        f" {taken.processor[0] / 1000:,.0f} s, memory {before:,.0f} MB before and {after:,.0f} MB after,"
        f" {report.compared:,} pairs, {report.added:,} links; planted quotations found {found} of {len(maker.planted)},"
        f" of the pairs of quotations linked {true / max(1, len(links)):.3f} are one utterance"
    )


if __name__ == "__main__":
    settings.DEBUG = False  # else every statement is written down, and on SQLite asked for again
    call_command("migrate", verbosity=0)
    measure_table()
    {"one": one_more, "whole": whole}[sys.argv[1]](int(sys.argv[2]))
