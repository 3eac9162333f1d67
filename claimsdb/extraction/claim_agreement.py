"""One figure, one measure: what an article says twice is measured alike both times."""

from collections.abc import Sequence
from dataclasses import replace

from claimsdb.extraction.extraction import ExtractedClaim

# Small counts recur by chance: two men, two cars. From here on the same number is nearly always the same figure.
TELLING = 20

Figure = tuple[float, str]


def agreed(claims: Sequence[ExtractedClaim]) -> list[ExtractedClaim]:
    """Return the claims, each with the measure that the surest claim of the same figure has.

    "AMD acquires SeaMicro for $334 million" tells what the "$334 million" four paragraphs on is.
    """
    surest: dict[Figure, ExtractedClaim] = {}
    for claim in claims:
        key = figure_of(claim)
        if key is not None and claim.measure and (key not in surest or claim.confidence > surest[key].confidence):
            surest[key] = claim
    return [with_measure_of(claim, surest.get(figure_of(claim) or (0.0, ""))) for claim in claims]


def figure_of(claim: ExtractedClaim) -> Figure | None:
    """Return the value and unit that identify a figure in its article, None where too many share them."""
    if claim.value is None or (not claim.unit and claim.value < TELLING):
        return None
    return claim.value, claim.unit


def with_measure_of(claim: ExtractedClaim, surest: ExtractedClaim | None) -> ExtractedClaim:
    """Return the claim with the measure of a surer one."""
    if surest is None or surest.measure == claim.measure or surest.confidence <= claim.confidence:
        return claim
    return replace(claim, measure=surest.measure)
