"""Mentions as the matcher reads them, from the database's rows or straight from an extraction."""

from collections.abc import Iterable
from typing import Any

from claimsdb.claims.extract import text_of
from claimsdb.claims.models import Mention, MentionQuerySet
from claimsdb.extraction.claims.measures import MeasureTable
from claimsdb.extraction.extraction import Extraction, Text
from claimsdb.extraction.sentences import sentence_around, sentence_before, trimmed
from claimsdb.matching.record import ClaimRecord, QuotationRecord
from claimsdb.matching.weekdays import weekdays_in
from claimsdb.quantities.quantity import Comparator

# What an article is about it tells in its first sentence or two, whatever a claim far below speaks of: on fifteen
# annotated clusters 250 characters gave more pairs of one question than 150 or 350.
LEAD = 250

Record = ClaimRecord | QuotationRecord


def head_of(text: Text) -> dict[str, Any]:
    """Return what the records of all of a text's mentions share: read off it once, as each part costs a search."""
    return {
        "article": text.id,
        "title": text.headline,
        "lead": text.text[:LEAD],
        "published": text.printed,
        "weekdays": weekdays_in(text.text),
    }


def around(words: str, start: int, end: int) -> dict[str, Any]:
    """Return where ``words[start:end]`` stands, as a record's fields."""
    first, last = sentence_around(words, start, end)
    earlier, until = trimmed(words, *sentence_before(words, first))
    return {
        "start": start,
        "end": end,
        "exact": words[start:end],
        "sentence": words[first:last],
        "at": start - first,
        "before": words[earlier:until],
    }


def records_of_extraction(text: Text, extraction: Extraction, measures: MeasureTable) -> list[Record]:
    """Return the records of one article's extraction; ids sort as the article's id and the offsets do."""
    head = head_of(text)

    def common(item: Any, kind: str) -> dict[str, Any]:
        return (
            head
            | around(text.text, item.start, item.end)
            | {
                "id": f"{text.id}\0{kind}\0{item.start:09}\0{item.end:09}",
                "speaker": item.attribution.speaker,
            }
        )

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


def whole(mentions: MentionQuerySet) -> Iterable[Mention]:
    """Return these mentions with all that their records hold.

    Their articles come in a query of their own: joined, a text would come again with each of its mentions.
    """
    rows = mentions.select_related("speaker__merged_into", "claim__measure", "quotation").order_by("pk")
    return rows.prefetch_related("article")


def records_of_mentions(mentions: Iterable[Mention]) -> dict[int, Record]:
    """Return a record for each mention, by its key. The rows come with their article, speaker, quotation and claim."""
    heads: dict[int, dict[str, Any]] = {}
    records: dict[int, Record] = {}
    for mention in mentions:
        article = mention.article
        if article.pk not in heads:
            heads[article.pk] = head_of(text_of(article))
        records[mention.pk] = record_of_mention(mention, heads[article.pk])
    return records


def record_of_mention(mention: Mention, head: dict[str, Any]) -> Record:
    """Return one mention's record; ``head`` is that of its article."""
    common = (
        head
        | around(mention.article.text, mention.start, mention.end)
        | {
            "id": mention.pk,
            "speaker": mention.speaker.standing.name if mention.speaker else "",
        }
    )
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
