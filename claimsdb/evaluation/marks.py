"""Whether words stand between double quotation marks, by the marks alone."""

import re
from collections.abc import Iterator
from enum import StrEnum

from claimsdb.evaluation.spans import Span

OPENING = re.compile(r"''|[\"“]")
CLOSING = {"''": "''", '"': '"', "“": "”"}

# A word or two outside the marks ("that", an interjection) does not make a direct quotation a mixed one.
NEARLY_ALL = 0.98


class Style(StrEnum):
    """How a stretch stands to the marks, whatever it is called in the gold or in the output."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


def between_marks(text: str) -> bytearray:
    """For each code point, 1 where it is between marks; a mark that is not closed holds to the end of its line."""
    mask = bytearray(len(text))
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        for first, last in marked_stretches(text, start, end):
            mask[first:last] = b"\1" * (last - first)
        start = end + 1
    return mask


def marked_stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of one line from mark to mark, marks included."""
    while opening := OPENING.search(text, start, end):
        closing = CLOSING[opening[0]]
        at = text.find(closing, opening.end(), end)
        start = end if at < 0 else at + len(closing)
        yield opening.start(), start


def style(text: str, mask: bytearray, span: Span) -> Style:
    """Whether all, some or none of a stretch's letters and digits are between marks."""
    letters = [place for place in range(*span) if text[place].isalnum()]
    inside = sum(mask[place] for place in letters)
    if letters and inside >= NEARLY_ALL * len(letters):
        return Style.DIRECT
    return Style.MIXED if inside else Style.INDIRECT
