"""Is a distance measured from the same landmark?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def landmark(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the names after two lengths: "13 miles east of Cloverdale" is no answer to how far Santa Rosa is."""
    if left.measured.dimension != "length" or not left.names or not right.names:
        return SILENT
    shared = sorted(left.names & right.names)
    if shared:
        return 1.0, f"Both are measured from {' '.join(shared).title()}."
    return 0.0, "They are measured from different places."
