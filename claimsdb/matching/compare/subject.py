"""Are both claims about the same subject?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim

# Subjects this much alike are called the same in the reason.
SAME = 0.7


def subject(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the subjects by their words."""
    if not left.subject.length or not right.subject.length:
        return SILENT
    score = left.subject.likeness(right.subject)
    if score > SAME:
        return score, f"Both speak of {left.record.subject}."
    return score, f"One speaks of {left.record.subject}, the other of {right.record.subject}."
