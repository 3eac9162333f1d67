"""Parts of what was just counted: "injuring 40, 15 of them on the island", "12 people, including three children"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimsdb.extraction.claims.measuring import OF_PEOPLE, OF_THINGS
from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.extraction import ExtractedClaim

OF_THEM = re.compile(r"^\sof\s(?:them|those|these|whom)\b")
INCLUDING = re.compile(r"\b(?:including|among\s(?:them|whom|those))\s(?:(?:at\sleast|about|some)\s)?$", re.IGNORECASE)
REST = re.compile(r"\b(?:the|its|his|her|their)\s(?:other|remaining|last)\s$|\ball\s$", re.IGNORECASE)
# A measure as sure as this was told by the part's own verb, in words or in figures: "three of them were killed".
ITS_OWN = 0.8
# Of a part that is included the noun alone tells no more than whom it names: "including three children".
BY_ITS_VERB = 0.94
# The whole is told, and the part has its measure nine times in ten.
SHARED = 0.7
# What was counted this many characters ago is still what "them" and "the other three" are of.
REMEMBERED = 500


def parts_measured(settings: Sequence[Setting], claims: Sequence[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """Yield the claims, each part of a whole with the measure of the whole."""
    whole: tuple[int, ExtractedClaim] | None = None
    things: ExtractedClaim | None = None
    for setting, claim in zip(settings, claims, strict=True):
        sentence = setting.sentence.start
        here = whole[1] if whole is not None and whole[0] == sentence and whole[1].unit == claim.unit else None
        included = here is not None and is_included(setting, claim, here)
        if here is not None and (included or (OF_THEM.match(setting.after[:12]) and claim.confidence < ITS_OWN)):
            claim = replace(claim, measure=here.measure, confidence=SHARED)
        if things is not None and is_some_of(setting, claim, things):
            claim = replace(claim, measure=things.measure, confidence=SHARED)
        elif claim.measure in OF_THINGS:
            things = claim
        whole = whole if included else (sentence, claim)
        yield claim


def is_included(setting: Setting, claim: ExtractedClaim, whole: ExtractedClaim) -> bool:
    """Say whether a number of people is given as part of one that something befell."""
    if whole.measure not in OF_PEOPLE or claim.confidence >= BY_ITS_VERB or setting.counted is None:
        return False
    return is_person(setting.counted) and bool(INCLUDING.search(setting.before[-30:]))


def is_some_of(setting: Setting, claim: ExtractedClaim, things: ExtractedClaim) -> bool:
    """Say whether a number without a noun is one of the things just counted: "two of them fled", "the other three"."""
    pointed = OF_THEM.match(setting.after[:12]) or (setting.counted is None and REST.search(setting.before[-20:]))
    if not pointed or claim.unit or claim.start - things.end > REMEMBERED:
        return False
    fewer = claim.value is not None and things.value is not None and claim.value <= things.value
    return fewer and (not claim.measure or claim.measure in OF_PEOPLE)
