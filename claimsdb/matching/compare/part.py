"""Is one number a part of another, and the other a whole?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def part(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Tell "five of them" and "including two children" from a whole."""
    if left.part == right.part:
        return SILENT
    return 0.0, f"{(left if left.part else right).record.exact} is part of a greater number."
