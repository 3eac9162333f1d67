"""What the engine read of a mention's article, kept beside it: to compare the mention again takes no look at the text.

What people may change while the words stay as they are (a claim's figures, a speaker's name) is not kept: it comes
with the rows. A passage that is older than its mention, or than its article's title and date, is read anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from django.db.models import F

from claimsdb.claims.models import Mention, Speaker
from claimsdb.links.records import Record, records_of_mentions, whole
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
COLUMNS = [
    *["keyed__passage", "kind", "speaker", "speaker__name", "speaker__merged_into", "cue", "quotation__style"],
    *["claim__comparator", "claim__measure__slug", "claim__measure__cumulative"],
    *["claim__period_start", "claim__period_end"],
]
ROW = [*COLUMNS, *OF_MENTION, *(f"claim__{name}" for name in OF_CLAIM)]


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


def read_kept(mentions: set[int], engine: str) -> Read:
    """Return the records of these mentions: from the passages that this engine kept, from the texts where it did not.

    Two queries where all are kept and a speaker among them was merged, one where none was.
    """
    fresh = Mention.objects.filter(keyed__engine=engine, keyed__time__gte=F("changed")).order_by()
    rows = fresh.filter(keyed__time__gte=F("article__changed"), pk__in=mentions).values_list(*ROW)
    found = read_rows([dict(zip(ROW, row, strict=True)) for row in rows if row[0]])
    if missing := mentions - found.records.keys():
        found.add(read_texts(whole(Mention.objects.filter(pk__in=missing))))
    return found


def read_rows(rows: list[dict[str, Any]]) -> Read:
    """Return the records of rows with these columns, the passage among them."""
    standing = names_standing({row["speaker"] for row in rows if row["speaker__merged_into"]})
    found = Read()
    for row in rows:
        passage = orjson.loads(row["keyed__passage"])
        if len(passage) != LENGTHS[row["kind"]]:
            continue
        common = dict(zip(OF_ARTICLE, passage, strict=False)) | {name: row[name] for name in OF_MENTION}
        common["published"] = date.fromisoformat(common["published"]) if common["published"] else None
        common["speaker"] = standing.get(row["speaker"]) or row["speaker__name"] or ""
        key = row["id"]
        if row["kind"] == Mention.Kind.QUOTATION:
            found.records[key] = QuotationRecord(style=row["quotation__style"], cue=row["cue"], **common)
        else:
            found.records[key] = claim_record(row, common)
            found.readings[key] = Reading(*passage[len(OF_ARTICLE) :])
    return found


def claim_record(row: dict[str, Any], common: dict[str, Any]) -> ClaimRecord:
    """Return a claim's record from its row and what it shares with a quotation's."""
    first = row["claim__period_start"] or row["claim__period_end"]
    return ClaimRecord(
        comparator=Comparator(row["claim__comparator"]),
        measure=row["claim__measure__slug"] or "",
        cumulative=bool(row["claim__measure__cumulative"]),
        period=Period(first, row["claim__period_end"] or first) if first else None,
        **{name: row[f"claim__{name}"] for name in OF_CLAIM},
        **common,
    )


def names_standing(speakers: set[int]) -> dict[int, str]:
    """Return the names that merged speakers go by now."""
    if not speakers:
        return {}
    return {
        each.pk: each.standing.name for each in Speaker.objects.select_related("merged_into").filter(pk__in=speakers)
    }
