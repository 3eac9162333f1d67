"""Do both sentences spell out one day, and one quake?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.dates import same_day
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.strengths import UNIT, two_quakes

MAGNITUDE = "magnitude"


def dated(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the days named by month and day, and the quakes by their strength: two of either are not one event."""
    ours, theirs = left.reading.strengths, right.reading.strengths
    if left.record.measure == MAGNITUDE:
        if right.record.measure == MAGNITUDE and abs(left.measured.middle - right.measured.middle) > UNIT:
            return 0.0, f"{left.record.exact} and {right.record.exact} are of two quakes."
    elif two_quakes(ours, theirs):
        return 0.0, f"One is of a quake of {ours[-1]}, the other of one of {theirs[-1]}."
    if not left.dates or not right.dates:
        return SILENT
    if any(same_day(one, other) for one in left.dates for other in right.dates):
        return SILENT
    return 0.0, f"One is of {left.first_date}, the other of {right.first_date}."
