"""Do both claims come from the same speaker?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def speaker(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the speakers; different speakers may well answer the same question."""
    ours, theirs = left.record.speaker, right.record.speaker
    if ours and ours == theirs:
        return 1.0, f"Both are said by {ours}."
    return SILENT
