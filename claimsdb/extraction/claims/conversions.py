"""Quantities given twice: "a 77-kilometer (48-mile) line", "$12 million (£7.7m)", "5 acres, or 2 hectares"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isclose

from claimsdb.extraction.extraction import ExtractedClaim
from claimsdb.quantities.units import dimension, to_base

# What stands between a quantity and its conversion: a bracket, or "or" between commas or dashes.
ABOUT = r"(?:about|around|roughly|some|approximately|nearly|almost|just over|just under|over|more than)"
WORDS = rf"(?:(?:or|equivalent to|equal to|worth|that is|i\.e\.,?)\s)?(?:{ABOUT}\s)?"
BETWEEN = re.compile(rf"\s?[(\[]\s?{WORDS}|\s?[,–—-]\s?(?:or|equivalent to|that is|i\.e\.,?)\s(?:{ABOUT}\s)?")
# The longest of these: what is farther apart is no conversion.
LONGEST_GAP = 40
# Newspapers round what they convert: ten feet are three metres.
ROUNDED = 0.15
MONEY = "money"


def converted(text: str, claims: Sequence[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """Yield the claims of a text, in order, each conversion with the index of the one before that it converts.

    A conversion is of what its original is: it takes its measure, subject and place.
    """
    before: ExtractedClaim | None = None
    for index, claim in enumerate(claims):
        if before is not None and is_conversion(text, before, claim):
            claim = replace(
                claim, converts=index - 1, measure=before.measure, subject=before.subject, place=before.place
            )
        before = claim if claim.converts is None else None
        yield claim


def is_conversion(text: str, original: ExtractedClaim, claim: ExtractedClaim) -> bool:
    """Say whether a claim gives the quantity just before it in another unit or currency."""
    gap = text[original.end : claim.start]
    if not original.unit or not claim.unit or original.unit == claim.unit or len(gap) > LONGEST_GAP:
        return False
    if dimension(original.unit) != dimension(claim.unit) or not BETWEEN.fullmatch(gap):
        return False
    return dimension(claim.unit) == MONEY or is_as_much(original, claim)


def is_as_much(one: ExtractedClaim, other: ExtractedClaim) -> bool:
    """Say whether two quantities of a dimension are the same, as newspapers round; open bounds are compared alone."""
    pairs = [(one.value, other.value), (one.low, other.low), (one.high, other.high)]
    known = [(to_base(left, one.unit), to_base(right, other.unit)) for left, right in pairs if left and right]
    return bool(known) and all(isclose(left[0], right[0], rel_tol=ROUNDED) for left, right in known)
