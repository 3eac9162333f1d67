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
from claimsdb.claims.models import Mention, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links.records import Record, around, head_of, records_of_mentions, whole
from claimsdb.links.rows import as_list, listed
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
PASSAGE = "keyed__passage"
COLUMNS = [
    *[PASSAGE, "kind", "speaker", "speaker__name", "speaker__merged_into", "cue", "quotation__style"],
    *["claim__comparator", "claim__measure__slug", "claim__measure__cumulative"],
    *["claim__period_start", "claim__period_end"],
]
ROW = [*COLUMNS, *OF_MENTION, *(f"claim__{name}" for name in OF_CLAIM)]
Row = dict[str, Any]


@dataclass(slots=True)
class Read:
    """Records by their mention's key, and the readings of those that are claims."""

    records: dict[int, Record] = field(default_factory=dict)
    readings: dict[int | str, Reading] = field(default_factory=dict)

    def add(self, other: "Read") -> None:
        """Take in what was read elsewhere."""
        self.records |= other.records
        self.readings |= other.readings

    def passage(self, mention: int) -> str:
        """Return what is kept of a mention, as JSON."""
        record = self.records[mention]
        reading = self.readings.get(mention)
        kept = [getattr(record, name) for name in OF_ARTICLE] + (reading.kept() if reading else [])
        return orjson.dumps(kept).decode()


def read_texts(mentions: Iterable[Mention]) -> Read:
    """Return the records of these mentions, which come with their articles, and read those off the texts."""
    records = records_of_mentions(mentions)
    return Read(records, {key: read_claim(each) for key, each in records.items() if isinstance(each, ClaimRecord)})


def read_article(article: Article) -> Read:
    """Return the records of an article's mentions, and read those off its text. One query, and one for merged names."""
    head = head_of(text_of(article))
    found = Read()
    mentions = Mention.objects.live().filter(article=article).order_by("pk").values_list(*ROW)
    rows = [dict(zip(ROW, row, strict=True)) for row in mentions]
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
    with connection.cursor() as cursor:
        cursor.execute(kept_among(connection.vendor), [engine, as_list(sorted(mentions))])
        rows = [dict(zip(ROW, row, strict=True)) for row in cursor.fetchall()]
    found = read_rows([row for row in rows if row[PASSAGE]])
    if missing := mentions - found.records.keys():
        found.add(read_texts(whole(Mention.objects.filter(pk__in=missing))))
    return found


@cache
def kept_among(vendor: str) -> str:
    """Return the SQL for the rows of those mentions, of so many listed, that an engine read as they are now.

    It is written once: Django takes longer to write it than the database to find the rows.
    """
    fresh = Mention.objects.filter(keyed__engine="", keyed__time__gte=F("changed"))
    fresh = fresh.filter(keyed__time__gte=F("article__changed")).order_by()
    statement, _ = fresh.values_list(*ROW).query.sql_with_params()
    return f"{statement} AND {Mention._meta.db_table}.id IN (SELECT key FROM {listed('bigint')})"  # noqa: S608


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
