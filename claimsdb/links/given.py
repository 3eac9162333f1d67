"""Texts that bring their own claims: what the engine makes of perfect ones, extraction left out."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from spacy.language import Language

from claimsdb.extraction.extract import extract_many
from claimsdb.extraction.extraction import Attribution, ExtractedClaim, Extraction, Text
from claimsdb.extraction.jsonl import read_texts
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator

# What annotators call a comparator, beside its own name.
QUALIFIERS = {"": "exactly", "exact": "exactly", "approx": "about", "range": "between"}
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def extractions(lines: Iterable[str], nlp: Language | None) -> Iterator[tuple[Text, Extraction]]:
    """Read texts a line each; those with ``claims`` are taken at their word, from the others claims are extracted.

    Raises ValueError that names the line and what is wrong with it.
    """
    given: dict[str, list[ExtractedClaim]] = {}
    texts = list(read_texts(noting(lines, given)))
    for text in texts:
        if text.id in given:
            yield text, Extraction(claims=[claim for claim in given[str(text.id)] if fits(claim, text)])
    yield from extract_many([text for text in texts if text.id not in given], nlp=nlp)


def noting(lines: Iterable[str], given: dict[str, list[ExtractedClaim]]) -> Iterator[str]:
    """Pass lines on, noting the claims that each brings under its id."""
    for number, line in enumerate(lines, start=1):
        yield line  # whoever reads it says what is wrong with the line itself
        row = json.loads(line) if line.strip() else {}
        if "claims" in row:
            try:
                given[str(row["id"])] = [claim_of(claim) for claim in row["claims"]]
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise ValueError(f'line {number}: a claim of its "claims" is not whole: {error!r}') from error


def claim_of(row: dict[str, Any]) -> ExtractedClaim:
    """Return a claim that a line gives, with the fields of extraction or of annotation."""
    comparator = str(row.get("comparator") or row.get("qualifier") or "")
    value, low, high = (None if row.get(name) is None else float(row[name]) for name in ("value", "low", "high"))
    if value is None and low is None and high is None:
        raise ValueError("neither a value nor a bound")
    meant = Comparator(QUALIFIERS.get(comparator, comparator))
    if meant is Comparator.EXACTLY and value is not None:
        low = high = None
    return ExtractedClaim(
        start=int(row["start"]),
        end=int(row["end"]),
        value=value,
        low=low,
        high=high,
        comparator=meant,
        period=period_of(str(row.get("period") or row.get("time") or "")),
        attribution=Attribution(speaker=str(row.get("speaker") or row.get("attributed_to") or "")),
        unit=str(row.get("unit") or ""),
        measure=str(row.get("measure") or ""),
        subject=str(row.get("subject") or ""),
        place=str(row.get("place") or ""),
    )


def period_of(words: str) -> Period | None:
    """Return the days of "2013-09-09", "2013-09", "2013" or two of these with a stroke between; else None."""
    ends = [DAY.fullmatch(part) for part in words.split("/")]
    if not words or len(ends) > 2 or not all(ends):
        return None
    try:
        return Period(bounds(ends[0])[0], bounds(ends[-1])[1])
    except ValueError:
        return None


def bounds(match: re.Match[str] | None) -> tuple[date, date]:
    """Return the first and the last day of a day, a month or a year."""
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (1, None, None)
    if day:
        return date(year or 1, month or 1, day), date(year or 1, month or 1, day)
    if month:
        following = date(year or 1, month, 28) + timedelta(days=4)
        return date(year or 1, month, 1), following.replace(day=1) - timedelta(days=1)
    return date(year or 1, 1, 1), date(year or 1, 12, 31)


def fits(claim: ExtractedClaim, text: Text) -> bool:
    """Whether a claim stands on words of the text; raises ValueError where it does not."""
    if not 0 <= claim.start < claim.end <= len(text.text):
        raise ValueError(f"{text.id}: a claim from {claim.start} to {claim.end} is outside the text")
    return True
