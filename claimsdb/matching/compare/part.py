"""Is one number a part of the other?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def part(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Tell "five of them" and "including two children" from a whole, and "one dead, two hurt" from "three shot"."""
    if left.part != right.part:
        return 0.0, f"{(left if left.part else right).record.exact} is of a part, or of one of several."
    ours, theirs = left.record.value, right.record.value
    if ours is None or theirs is None or ours == theirs or left.record.unit != right.record.unit:
        return SILENT
    if abs(ours - theirs) in left.addends | right.addends:
        return (
            0.0,
            f"{max(ours, theirs):g} is {min(ours, theirs):g} and {abs(ours - theirs):g}, which stands beside it.",
        )
    return SILENT
