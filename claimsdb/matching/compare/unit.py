"""Are both claims in one unit?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def unit(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the units: one currency or unit speaks a little for one question, miles and kilometres not against it."""
    ours, theirs = left.record.unit, right.record.unit
    if ours == theirs:
        return (1.0, "") if ours else SILENT
    if left.measured.currency and right.measured.currency:
        return 0.0, f"One is in {ours}, the other in {theirs}."
    return SILENT
