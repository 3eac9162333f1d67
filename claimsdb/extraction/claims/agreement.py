"""One figure, one measure: what an article says twice is measured alike both times."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimsdb.extraction.extraction import ExtractedClaim

# Small counts recur by chance (two men, two cars), and so do tens; others are nearly always the same figure again.
TELLING = 20
TEN, THOUSAND = 10, 1000

MONEY, UNEXPLAINED = "money_", "money_value"
CONTINUED = 0.5

Figure = tuple[float, str]


def agreed(claims: Sequence[ExtractedClaim], paragraphs: Sequence[int]) -> list[ExtractedClaim]:
    """Return the claims, each with the measure that the surest claim of the same figure has.

    ``paragraphs`` tells of each claim where its line starts: a sum that no word explains is of the kind before it.

    "Orbit buys Nimbus for $334 million" tells what the "$334 million" four paragraphs on is.
    """
    surest: dict[Figure, ExtractedClaim] = {}
    for claim in claims:
        key = figure_of(claim)
        if key is not None and claim.measure and (key not in surest or claim.confidence > surest[key].confidence):
            surest[key] = claim
    alike = [with_measure_of(claim, surest.get(figure_of(claim) or (0.0, ""))) for claim in claims]
    return list(continued(alike, paragraphs))


def continued(claims: Sequence[ExtractedClaim], paragraphs: Sequence[int]) -> Iterator[ExtractedClaim]:
    """Yield the claims, an unexplained sum of money with the measure of the sum before it in its paragraph.

    "Exports earned $3bn in 2019, against $248m in 2002."
    """
    last: tuple[int, str, str] | None = None
    for claim, paragraph in zip(claims, paragraphs, strict=True):
        if claim.measure == UNEXPLAINED and last is not None and last[:2] == (paragraph, claim.unit):
            yield replace(claim, measure=last[2], confidence=CONTINUED)
            continue
        if claim.measure.startswith(MONEY) and claim.measure != UNEXPLAINED:
            last = (paragraph, claim.unit, claim.measure)
        yield claim


def figure_of(claim: ExtractedClaim) -> Figure | None:
    """Return the value and unit that identify a figure in its article, None where too many share them."""
    if claim.value is None or (not claim.unit and is_common(claim.value)):
        return None
    return claim.value, claim.unit


def is_common(count: float) -> bool:
    """Say whether a count recurs by chance: a small one, or a round one below a thousand."""
    return count < TELLING or (count < THOUSAND and count % TEN == 0)


def with_measure_of(claim: ExtractedClaim, surest: ExtractedClaim | None) -> ExtractedClaim:
    """Return the claim with the measure of a surer one."""
    if surest is None or surest.measure == claim.measure or surest.confidence <= claim.confidence:
        return claim
    return replace(claim, measure=surest.measure)
