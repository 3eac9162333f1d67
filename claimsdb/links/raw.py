"""Texts in, suggestions out, without a database: how quality is measured, and how a folder of texts is tried."""

from collections.abc import Iterable
from typing import Any

from claimsdb.extraction.claims.measures import DEFAULT, MeasureTable
from claimsdb.extraction.extraction import Extraction, Text
from claimsdb.links.records import Record, records_of_extraction
from claimsdb.matching.crossref import crossref
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.suggestion import Suggestion


def crossref_texts(
    extracted: Iterable[tuple[Text, Extraction]], *, min_score: float, measures: MeasureTable = DEFAULT
) -> tuple[list[Suggestion], dict[int | str, Record]]:
    """Return the suggestions among these texts, best first, and the records that they speak of, by id."""
    records: dict[int | str, Record] = {}
    for text, extraction in extracted:
        records |= {record.id: record for record in records_of_extraction(text, extraction, measures)}
    return crossref(records.values(), min_score=min_score).suggestions, records


def suggestion_row(found: Suggestion, records: dict[int | str, Record]) -> dict[str, Any]:
    """Return a suggestion, ready for JSON."""
    left, right = records[found.left], records[found.right]
    return {
        "kind": "claim" if isinstance(left, ClaimRecord) else "quotation",
        "left": end_row(left),
        "right": end_row(right),
        "relation": found.relation.value,
        "score": round(found.score, 4),
        "reasons": list(found.reasons),
    }


def end_row(record: Record) -> dict[str, Any]:
    """Return where one side of a pair stands."""
    return {"id": record.article, "start": record.start, "end": record.end}
