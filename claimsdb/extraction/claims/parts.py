"""Parts of what was just counted: "injuring 40, 15 of them on the island"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.extraction import ExtractedClaim

OF_THEM = re.compile(r"^\sof\s(?:them|those|these|whom)\b")
# A measure as sure as this was told by the part's own verb, in words or in figures: "three of them were killed".
ITS_OWN = 0.8
# The whole is told, and the part has its measure nine times in ten.
SHARED = 0.7


def parts_measured(settings: Sequence[Setting], claims: Sequence[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """Yield the claims, the part of a whole with the measure of the whole that its sentence has just named."""
    whole: tuple[int, ExtractedClaim] | None = None
    for setting, claim in zip(settings, claims, strict=True):
        sentence = setting.sentence.start
        part = OF_THEM.match(setting.after[:12]) and claim.confidence < ITS_OWN
        if part and whole is not None and whole[0] == sentence and whole[1].unit == claim.unit:
            claim = replace(claim, measure=whole[1].measure, confidence=SHARED)
        whole = sentence, claim
        yield claim
