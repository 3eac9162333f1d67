"""Do both sentences spell out one day?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.dates import same_day, told_day
from claimsdb.matching.prepared import PreparedClaim


def dated(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the days that the sentences name by month and day; what happened on two days is not one thing."""
    if not left.dates or not right.dates:
        return SILENT
    if any(same_day(one, other) for one in left.dates for other in right.dates):
        return SILENT
    return 0.0, f"One is of {told_day(min(left.dates))}, the other of {told_day(min(right.dates))}."
