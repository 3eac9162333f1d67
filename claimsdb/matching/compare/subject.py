"""Are both claims about the same subject?"""

from claimsdb.matching.compare import SILENT, TELLING, Compared
from claimsdb.matching.prepared import PreparedClaim

# Subjects less alike than this are called two in the reason.
OTHER = 0.3


def subject(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the subjects by their words."""
    if not left.subject.length or not right.subject.length:
        return SILENT
    score = left.subject.likeness(right.subject)
    if score >= TELLING:
        return score, f"Both speak of {left.spell(left.subject.shared(right.subject))}."
    if score >= OTHER:
        return score, ""
    return score, f"One speaks of “{left.record.subject}”, the other of “{right.record.subject}”."
