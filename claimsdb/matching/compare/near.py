"""Do the same words stand about both numbers?"""

from claimsdb.matching.compare import TELLING, Compared
from claimsdb.matching.prepared import PreparedClaim


def near(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the words next to the numbers, the nearest weightiest: what is counted, and what befell it."""
    score = left.near.likeness(right.near)
    if score < TELLING:
        return score, "" if score else "No word stands about both numbers."
    return score, f"The same words stand about both: {left.spell(left.near.shared(right.near))}."
