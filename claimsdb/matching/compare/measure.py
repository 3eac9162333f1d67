"""Do both claims measure the same thing?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def measure(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the measures: the dead are not the injured, and a depth is not a distance."""
    ours, theirs = left.record.measure, right.record.measure
    if not ours or not theirs:
        return SILENT
    if ours == theirs:
        return 1.0, f"Both measure {spoken(ours)}."
    return 0.0, f"One measures {spoken(ours)}, the other {spoken(theirs)}."


def spoken(slug: str) -> str:
    """A slug as words."""
    return slug.replace("_", " ").replace("-", " ")
