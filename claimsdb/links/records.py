"""Mentions as the matcher reads them, from the database's rows or straight from an extraction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimsdb.claims.models import Mention
from claimsdb.extraction.extraction import Extraction
from claimsdb.extraction.measures import MeasureTable
from claimsdb.extraction.sentences import sentence_around, sentence_before, trimmed
from claimsdb.matching.record import ClaimRecord, QuotationRecord
from claimsdb.quantities.quantity import Comparator

Record = ClaimRecord | QuotationRecord

# A title stands on an article's first line, where it has none of its own; longer than this it is a paragraph.
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Printing:
    """An article as far as its mentions need it."""

    id: int | str
    text: str
    title: str = ""
    published: date | None = None

    def around(self, start: int, end: int) -> dict[str, Any]:
        """Return where ``text[start:end]`` stands, as a record's fields."""
        first, last = sentence_around(self.text, start, end)
        earlier, until = trimmed(self.text, *sentence_before(self.text, first))
        return {
            "article": self.id,
            "start": start,
            "end": end,
            "exact": self.text[start:end],
            "sentence": self.text[first:last],
            "before": self.text[earlier:until],
            "title": self.title or self.text.lstrip().split("\n", 1)[0][:LONGEST_TITLE],
            "published": self.published,
        }


def records_of_extraction(printing: Printing, extraction: Extraction, measures: MeasureTable) -> list[Record]:
    """Return the records of one article's extraction; ids sort as the article's id and the offsets do."""

    def common(item: Any, kind: str) -> dict[str, Any]:
        return printing.around(item.start, item.end) | {
            "id": f"{printing.id}\0{kind}\0{item.start:09}\0{item.end:09}",
            "speaker": item.attribution.speaker,
        }

    quotations = [
        QuotationRecord(style=item.style.value, cue=item.attribution.cue, **common(item, "quotation"))
        for item in extraction.quotations
    ]
    claims = [
        ClaimRecord(
            **{name: getattr(item, name) for name in ("value", "low", "high", "comparator", "unit")},
            **{name: getattr(item, name) for name in ("measure", "subject", "place", "period")},
            cumulative=item.measure in measures and measures[item.measure].cumulative,
            **common(item, "claim"),
        )
        for item in extraction.claims
    ]
    return [*claims, *quotations]


def records_of_mentions(mentions: Iterable[Mention]) -> dict[int, Record]:
    """Return a record for each mention, by its key. The rows come with their article, speaker, quotation and claim."""
    printings: dict[int, Printing] = {}
    records: dict[int, Record] = {}
    for mention in mentions:
        article = mention.article
        if article.pk not in printings:
            printings[article.pk] = Printing(article.pk, article.text, article.title, article.published)
        records[mention.pk] = record_of_mention(mention, printings)
    return records


def record_of_mention(mention: Mention, printings: Mapping[int, Printing]) -> Record:
    """Return one mention's record."""
    common = printings[mention.article_id].around(mention.start, mention.end) | {
        "id": mention.pk,
        "speaker": mention.speaker.standing.name if mention.speaker else "",
    }
    if mention.kind == Mention.Kind.QUOTATION:
        return QuotationRecord(style=mention.quotation.style, cue=mention.cue, **common)
    claim = mention.claim
    return ClaimRecord(
        **{name: getattr(claim, name) for name in ("value", "low", "high", "unit", "subject", "place", "period")},
        comparator=Comparator(claim.comparator),
        measure=claim.measure.slug if claim.measure else "",
        cumulative=bool(claim.measure and claim.measure.cumulative),
        **common,
    )
