"""What the engine read of a mention's article, kept beside it: to compare the mention again takes no look at the text.

What people may change while the words stay as they are (a claim's figures, a speaker's name) is not kept: it comes
with the rows. A passage that is older than its mention, or than its article's title and date, is read anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import orjson
from django.db import connection
from django.db.models import F

from claimsdb.claims.extract import text_of
from claimsdb.claims.models import Mention, MentionQuerySet, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links.engine_models import Keyed
from claimsdb.links.records import Record, around, head_of, records_of_mentions, whole
from claimsdb.links.rows import as_list, listed
from claimsdb.matching.crossref import Prepared
from claimsdb.matching.reading import Reading, read_claim
from claimsdb.matching.record import ClaimRecord, QuotationRecord
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator

# What a record holds of its article, as a passage keeps it; a claim's reading follows.
OF_ARTICLE = ["title", "published", "weekdays", "sentence", "at", "before"]
# The columns of a mention, of its claim and of its quotation that a record is made of besides.
OF_MENTION = ["id", "article", "start", "end", "exact"]
OF_CLAIM = ["value", "low", "high", "unit", "subject", "place"]
# A passage of another length was kept by a release that read otherwise.
LENGTHS = {
    Mention.Kind.QUOTATION: len(OF_ARTICLE),
    Mention.Kind.CLAIM: len(OF_ARTICLE) + len(Reading.__slots__),
}
# More mentions are not held at once: with these a process grows by some 40 MB.
MOST_KNOWN = 5_000
MENTIONS = Mention._meta.db_table
PASSAGE = "keyed__passage"
COLUMNS = [
    *[PASSAGE, "kind", "speaker", "speaker__name", "speaker__merged_into", "cue", "quotation__style"],
    *["claim__comparator", "claim__measure__slug", "claim__measure__cumulative"],
    *["claim__period_start", "claim__period_end"],
]
ROW = [*COLUMNS, *OF_MENTION, *(f"claim__{name}" for name in OF_CLAIM)]
Row = dict[str, Any]
Statement = tuple[str, tuple[Any, ...]]


@dataclass(slots=True)
class Read:
    """Records by their mention's key, and the readings of those that are claims."""

    records: dict[int, Record] = field(default_factory=dict)
    readings: dict[int | str, Reading] = field(default_factory=dict)

    def add(self, other: "Read") -> None:
        """Take in what was read elsewhere."""
        self.records.update(other.records)
        self.readings.update(other.readings)

    def passage(self, mention: int) -> str:
        """Return what is kept of a mention, as JSON."""
        record = self.records[mention]
        reading = self.readings.get(mention)
        kept = [getattr(record, name) for name in OF_ARTICLE] + (reading.kept() if reading else [])
        return orjson.dumps(kept).decode()


@dataclass(slots=True)
class Known:
    """What one transaction has read, by an engine of this name, for the articles that it compares one after another."""

    engine: str
    read: Read = field(default_factory=Read)
    ready: dict[int | str, Prepared] = field(default_factory=dict)

    def take(self, own: Read, others: set[int]) -> None:
        """Hold what was just read of an article, and read which of these others it does not hold yet."""
        if len(self.read.records) > MOST_KNOWN:
            self.read, self.ready = Read(), {}
        for key in own.records:
            self.ready.pop(key, None)
        self.read.add(own)
        if unread := others - self.read.records.keys():
            self.read.add(read_kept(unread, self.engine))


def read_texts(mentions: Iterable[Mention]) -> Read:
    """Return the records of these mentions, which come with their articles, and read those off the texts."""
    records = records_of_mentions(mentions)
    return Read(records, {key: read_claim(each) for key, each in records.items() if isinstance(each, ClaimRecord)})


def read_article(article: Article) -> Read:
    """Return the records of an article's mentions, and read those off its text. One query, and one for merged names."""
    head = head_of(text_of(article))
    found = Read()
    rows = asked(of_article(connection.vendor), article.pk)
    standing = names_standing(rows)
    for row in rows:
        record = record_of(row, head | around(article.text, row["start"], row["end"]), standing)
        found.records[row["id"]] = record
        if isinstance(record, ClaimRecord):
            found.readings[row["id"]] = read_claim(record)
    return found


def read_kept(mentions: set[int], engine: str) -> Read:
    """Return the records of these mentions: from the passages that this engine kept, from the texts where it did not.

    Two queries where all are kept and a speaker among them was merged, one where none was.
    """
    rows = asked(kept_among(connection.vendor), as_list(sorted(mentions)), engine)
    found = read_rows([row for row in rows if row[PASSAGE]])
    if missing := mentions - found.records.keys():
        found.add(read_texts(whole(Mention.objects.filter(pk__in=missing))))
    return found


def asked(statement: Statement, *given: Any) -> list[Row]:
    """Return the rows that a statement finds, by the names of their columns."""
    sql, fixed = statement
    with connection.cursor() as cursor:
        cursor.execute(sql, [*fixed, *given])
        return [dict(zip(ROW, row, strict=True)) for row in cursor.fetchall()]


@cache
def of_article(vendor: str) -> Statement:
    """Return the statement for the rows of an article's mentions, which takes the article."""
    return written(Mention.objects.live(), f"{MENTIONS}.article_id = %s ORDER BY {MENTIONS}.id")


@cache
def kept_among(vendor: str) -> Statement:
    """Return the statement for the rows of mentions that an engine read as they are now, of so many listed.

    It takes the mentions and the engine.
    """
    fresh = Mention.objects.filter(keyed__time__gte=F("changed")).filter(keyed__time__gte=F("article__changed"))
    among = f"{MENTIONS}.id IN (SELECT key FROM {listed('bigint')}) AND {Keyed._meta.db_table}.engine = %s"  # noqa: S608
    return written(fresh, among)


def written(mentions: MentionQuerySet, where: str) -> Statement:
    """Return the statement for the rows of these mentions, narrowed further, and the parameters that it has already.

    It is written once: Django takes longer to write it than the database to find the rows.
    """
    sql, fixed = mentions.order_by().values_list(*ROW).query.sql_with_params()
    return f"{sql} AND {where}", fixed


def read_rows(rows: list[Row]) -> Read:
    """Return the records of rows with a passage, those left out whose passage another release kept."""
    standing = names_standing(rows)
    found = Read()
    for row in rows:
        passage = orjson.loads(row[PASSAGE])
        if len(passage) != LENGTHS[row["kind"]]:
            continue
        common = dict(zip(OF_ARTICLE, passage, strict=False))
        common["published"] = day_of(common["published"])
        found.records[row["id"]] = record_of(row, common, standing)
        if row["kind"] == Mention.Kind.CLAIM:
            found.readings[row["id"]] = Reading(*passage[len(OF_ARTICLE) :])
    return found


def record_of(row: Row, common: dict[str, Any], standing: dict[int, str]) -> Record:
    """Return a mention's record from its row, what is read of its article, and the names of merged speakers."""
    common |= {name: row[name] for name in OF_MENTION}
    common["speaker"] = standing.get(row["speaker"]) or row["speaker__name"] or ""
    if row["kind"] == Mention.Kind.QUOTATION:
        return QuotationRecord(style=row["quotation__style"], cue=row["cue"], **common)
    return claim_record(row, common)


def claim_record(row: Row, common: dict[str, Any]) -> ClaimRecord:
    """Return a claim's record from its row and what it shares with a quotation's."""
    first, last = day_of(row["claim__period_start"]), day_of(row["claim__period_end"])
    first = first or last
    return ClaimRecord(
        comparator=Comparator(row["claim__comparator"]),
        measure=row["claim__measure__slug"] or "",
        cumulative=bool(row["claim__measure__cumulative"]),
        period=Period(first, last or first) if first else None,
        **{name: row[f"claim__{name}"] for name in OF_CLAIM},
        **common,
    )


def day_of(told: date | str | None) -> date | None:
    """Return a day as JSON and SQLite tell it, or as it is."""
    return date.fromisoformat(told) if told and isinstance(told, str) else told or None


def names_standing(rows: list[Row]) -> dict[int, str]:
    """Return the names that the merged speakers of these rows go by now."""
    speakers = {row["speaker"] for row in rows if row["speaker__merged_into"]}
    if not speakers:
        return {}
    return {
        each.pk: each.standing.name for each in Speaker.objects.select_related("merged_into").filter(pk__in=speakers)
    }
