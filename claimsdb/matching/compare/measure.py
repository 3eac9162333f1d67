"""Do both claims measure the same thing?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim

# Measures that name the kind of thing and not what befell it: "people" may be the dead or the audience.
GENERIC = frozenset(
    {"people", "duration", "distance", "size", "money_value", "weight", "volume", "change", "frequency"},
)
# Two claims of one generic measure, and one generic measure against a particular one.
BOTH_GENERIC = 0.7
ONE_GENERIC = 0.4


def measure(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the measures: the dead are not the injured, and a depth is not a distance."""
    ours, theirs = left.measured.measure, right.measured.measure
    if not ours or not theirs:
        return SILENT
    if ours == theirs:
        return (BOTH_GENERIC if ours in GENERIC else 1.0), f"Both measure {spoken(ours)}."
    generic = ours in GENERIC or theirs in GENERIC
    return (ONE_GENERIC if generic else 0.0), f"One measures {spoken(ours)}, the other {spoken(theirs)}."


def spoken(slug: str) -> str:
    """A slug as words: "money (deal)" for what a deal is worth."""
    words = slug.replace("_", " ").replace("-", " ")
    kind, _, of = words.partition(" ")
    return f"{kind} ({of})" if kind == "money" and of else words
