"""Who asserts a claim: the speaker of the quotation that holds it, else the writer, unless the writer hedges."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.extraction import NOBODY, Attribution, ExtractedQuotation, SpeakerKind

# What the writer says on somebody's word, without saying whose.
HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|estimated|estimates?|reports?\s(?:said|say|suggest|indicate)|(?:is|are|was|were)\s(?:believed|thought|"
    r"said|reported|estimated|alleged|understood|rumou?red)\sto|sources?\s(?:said|say)|it\s(?:is|was)\s(?:said|reported|believed)\sthat)\b",
    re.IGNORECASE,
)
# A hedge farther than this before the number qualifies something else.
REACH = 120
# Quotations that begin before a claim and may still hold it: those of one nest, and their earlier siblings.
DEEPEST = 64


class Holders:
    """The quotations of an article, asked for the innermost one around some characters."""

    def __init__(self, quotations: Sequence[ExtractedQuotation]) -> None:
        self._quotations = quotations
        self._order = sorted(
            range(len(quotations)), key=lambda index: (quotations[index].start, -quotations[index].end)
        )
        self._starts = [quotations[index].start for index in self._order]
        self._furthest: list[int] = []
        for index in self._order:
            end = quotations[index].end
            self._furthest.append(max(end, self._furthest[-1]) if self._furthest else end)

    def innermost(self, start: int, end: int) -> int | None:
        """Return the index of the shortest quotation that holds all of it."""
        last = bisect_right(self._starts, start) - 1
        best: int | None = None
        for at in range(last, max(last - DEEPEST, -1), -1):
            if self._furthest[at] < end:
                break
            index = self._order[at]
            quotation = self._quotations[index]
            if quotation.end >= end and (best is None or length(quotation) < length(self._quotations[best])):
                best = index
        return best


def length(quotation: ExtractedQuotation) -> int:
    """Return how many characters a quotation holds."""
    return quotation.end - quotation.start


def attribute(
    setting: Setting, quotations: Sequence[ExtractedQuotation], holders: Holders
) -> tuple[Attribution, int | None]:
    """Return who asserts a claim, and the index of the quotation that holds it."""
    index = holders.innermost(setting.quantity.start, setting.quantity.end)
    if index is not None:
        return quotations[index].attribution, index
    return hedged(setting), None


def hedged(setting: Setting) -> Attribution:
    """Return an unnamed speaker where the writer hedges ("reportedly", "an estimated"), else nobody."""
    text = setting.text
    begin = max(setting.sentence.start_char, setting.quantity.start - REACH)
    cue = None
    for found in HEDGES.finditer(text, begin, setting.quantity.end):
        cue = found
    if cue is None:
        return NOBODY
    return Attribution(speaker_kind=SpeakerKind.UNNAMED, cue=cue[0], cue_start=cue.start(), cue_end=cue.end())
