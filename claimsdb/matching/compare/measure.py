"""Do both claims measure the same thing?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim

# Measures that name the kind of thing and not what befell it: "people" may be the dead or the audience.
GENERIC = frozenset(
    {"people", "duration", "distance", "size", "money_value", "weight", "volume", "change", "frequency", "share"},
)
# What is counted, where another claim may tell what befell it: "three cables" are products, and were damaged.
KINDS = frozenset(
    {"people", "family_members", "jobs", "population", "troops", "casualties"}
    | {"vehicles", "aircraft", "ships", "missiles", "weapons", "buildings", "settlements", "states"}
    | {"products", "works", "species", "units_sold"}
)
# What befalls people: nobody is counted in two of these by one number, be they called the same.
FATES = frozenset(
    {"deaths", "injured", "hospitalised", "missing", "displaced", "returnees", "evacuated", "rescued", "infected"}
    | {"arrested", "hostages", "prisoners", "charged"}
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
    generic = (
        ours in GENERIC or theirs in GENERIC or (ours in KINDS) is not (theirs in KINDS) or told_apart(left, right)
    )
    return (ONE_GENERIC if generic else 0.0), f"One measures {spoken(ours)}, the other {spoken(theirs)}."


def told_apart(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether one thing is counted and only what is said of it has two measures: cables cut, and cables affected."""
    fates = left.measured.measure in FATES and right.measured.measure in FATES
    return bool(left.counted) and left.counted == right.counted and not fates


def spoken(slug: str) -> str:
    """A slug as words: "money (deal)" for what a deal is worth."""
    words = slug.replace("_", " ").replace("-", " ")
    kind, _, of = words.partition(" ")
    return f"{kind} ({of})" if kind == "money" and of else words
