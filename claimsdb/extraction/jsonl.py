"""Texts in and findings out as JSON lines, without a database."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from claimsdb.extraction.extraction import ExtractedClaim, ExtractedQuotation, Extraction, Text
from claimsdb.quantities.quantity import Quantity
from claimsdb.quantities.recognise import recognise


def read_texts(lines: Iterable[str]) -> Iterator[Text]:
    """Read ``{"id", "text"[, "title", "published"]}`` a line; blank lines are passed over.

    Raises ValueError that names the line and what is wrong with it.
    """
    taken: dict[int | str, int] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                text = text_of(json.loads(line))
                if taken.setdefault(text.id, number) != number:
                    raise ValueError(f'the "id" {text.id!r} is that of line {taken[text.id]}')
            except (ValueError, RecursionError) as error:
                raise ValueError(f"line {number}: {error}") from error
            yield text


def text_of(row: Any) -> Text:
    """Return the article of a decoded line; raises ValueError that names the field."""
    if not isinstance(row, dict):
        raise ValueError('each line is an object: {"id": "a1", "text": "..."}')
    if not isinstance(row.get("text"), str):
        raise ValueError('"text" is missing, or no string')
    row["text"].encode()  # half a surrogate pair is no character: UnicodeEncodeError, a ValueError, names its place
    if not isinstance(row.get("id"), str | int):
        raise ValueError('"id" is missing, or neither a string nor a number')
    if not isinstance(row.get("title") or "", str):
        raise ValueError('"title" is no string')
    return Text(str(row["id"]), row["text"], row.get("title") or "", day(row.get("published")))


def day(value: Any) -> date | None:
    """Return the day of an ISO 8601 date or time; None for nothing; raises ValueError for anything else."""
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ValueError(f'"published" is no date like 2020-10-18: {value!r}') from error


def extraction_row(text_id: int | str, extraction: Extraction) -> dict[str, Any]:
    """Return one article's findings, ready for JSON."""
    return {
        "id": text_id,
        "quotations": [quotation_row(quotation) for quotation in extraction.quotations],
        "claims": [claim_row(claim) for claim in extraction.claims],
    }


def quantities_row(text: Text) -> dict[str, Any]:
    """Return every quantity of one article, claim or not, ready for JSON."""
    return {"id": text.id, "quantities": [quantity_row(quantity) for quantity in recognise(text.text)]}


def quotation_row(quotation: ExtractedQuotation) -> dict[str, Any]:
    """Return a quotation, ready for JSON."""
    said = quotation.attribution
    return {
        "start": quotation.start,
        "end": quotation.end,
        "kind": quotation.style.value,
        "speaker": said.speaker,
        "speaker_start": said.speaker_start,
        "speaker_end": said.speaker_end,
        "cue": said.cue,
        "via": said.via,
        "continues": quotation.continues,
        "confidence": round(quotation.confidence, 3),
    }


def claim_row(claim: ExtractedClaim) -> dict[str, Any]:
    """Return a claim, ready for JSON."""
    return quantity_row(claim) | {
        "measure": claim.measure,
        "subject": claim.subject,
        "place": claim.place,
        "period": str(claim.period) if claim.period else "",
        "speaker": claim.attribution.speaker,
        "quotation": claim.quotation,
        "converts": claim.converts,
        "hedge": claim.hedge.value if claim.hedge else "",
        "confidence": round(claim.confidence, 3),
    }


def quantity_row(quantity: Quantity | ExtractedClaim) -> dict[str, Any]:
    """Return a quantity, ready for JSON; whole numbers are written without a fraction."""
    numbers = {name: getattr(quantity, name) for name in ("value", "low", "high")}
    return {
        "start": quantity.start,
        "end": quantity.end,
        **{
            name: int(number) if number is not None and number.is_integer() else number
            for name, number in numbers.items()
        },
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
    }
