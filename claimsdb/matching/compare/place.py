"""Are both claims about the same place?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.names import strangers
from claimsdb.matching.prepared import PreparedClaim

# Passages this much alike tell one event, and a place that only one of them names is no other place.
ONE_EVENT = 0.5


def place(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the places by their words; what one names may stand in the other's title or sentence."""
    if not left.place.length or not right.place.length:
        return SILENT
    if left.place.meets(right.place):
        return max(0.7, left.place.cosine(right.place)), f"Both are about {left.record.place}."
    if left.place.meets(right.event) or right.place.meets(left.event):
        return 0.6, ""
    if not strangers(left, right) and left.event.likeness(right.event) >= ONE_EVENT:
        return 0.4, ""
    return 0.0, f"One is about {left.record.place}, the other about {right.record.place}."
