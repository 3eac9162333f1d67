"""Do the sentences give the same other numbers?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def numbers(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the other numbers of the sentences: two lists with the same items are one list, told twice."""
    if not left.numbers or not right.numbers:
        return SILENT
    shared = left.numbers & right.numbers
    if not shared:
        return 0.3, ""
    return 0.5 + 0.5 * len(shared) / len(left.numbers | right.numbers), "The sentences share other numbers."
