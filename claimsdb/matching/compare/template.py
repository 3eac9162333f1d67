"""Do both numbers stand in the same sentence?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.dated import dated
from claimsdb.matching.prepared import PreparedClaim

# Sentences this much alike, with numbers in words this much alike, are one sentence: copied, cut or edited.
COPIED = 0.7


def template(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Tell one sentence with one place for the number: where the numbers differ there, somebody erred or updated."""
    if dated(left, right) != SILENT:
        return SILENT
    if left.numbers and right.numbers and not left.numbers & right.numbers:
        return SILENT
    if left.near.likeness(right.near) < COPIED or left.sentence.likeness(right.sentence) < COPIED:
        return SILENT
    return 1.0, "Both numbers stand in nearly the same sentence."
