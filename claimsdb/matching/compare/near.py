"""Do the same words stand about both numbers?"""

from claimsdb.matching.compare import Compared
from claimsdb.matching.prepared import PreparedClaim


def near(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the words next to the numbers, the nearest weightiest: what is counted, and what befell it."""
    score = left.near.likeness(right.near)
    shared = left.near.shared(right.near)[:3]
    return score, f"The same words stand about both: {', '.join(shared)}." if shared else ""
