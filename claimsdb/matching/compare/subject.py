"""Are both claims about the same subject?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim


def subject(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the subjects by their words."""
    if not left.subject.length or not right.subject.length:
        return SILENT
    score = left.subject.cosine(right.subject)
    if score > 0.5:
        return score, f"Both speak of {left.record.subject}."
    return score, f"One speaks of {left.record.subject}, the other of {right.record.subject}."
