"""Is the same thing counted?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def counted(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the words that follow the numbers: "12 rifles" and "six AK-47 rifles", "4 miles" and "four men"."""
    if not left.counted or not right.counted:
        return SILENT
    return (
        (1.0, f"The same follows both numbers: {left.spell([left.counted])}.")
        if left.counted == right.counted
        else (0.0, "")
    )
