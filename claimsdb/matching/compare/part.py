"""Is one number a part of the other?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def part(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Tell "five of them" and "including two children" from a whole, and "one dead, two hurt" from "three shot"."""
    if left.part != right.part:
        return 0.0, f"{(left if left.part else right).record.exact} is of a part, or of one of several."
    if of_one(left, right) or of_one(right, left):
        return 0.0, f"{(left if left.reading.of_many else right).record.exact} is of many countries."
    ours, theirs = left.record.value, right.record.value
    if ours is None or theirs is None or ours == theirs or left.record.unit != right.record.unit:
        return SILENT
    if abs(ours - theirs) in left.addends | right.addends:
        return (
            0.0,
            f"{max(ours, theirs):g} is {min(ours, theirs):g} and {abs(ours - theirs):g}, which stands beside it.",
        )
    return SILENT


def of_one(claim: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether a claim is of a place that it names, and the other of many countries."""
    return other.reading.of_many and not claim.reading.of_many and bool(claim.names)


def within(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether the lesser of two figures is of a part, or of one place, and the greater of the whole."""
    lesser, greater = sorted((left, right), key=lambda claim: claim.measured.middle)
    return (lesser.part and not greater.part) or of_one(lesser, greater)
