"""Are both claims about the same place?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.names import strangers
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.words import concepts

# Passages this much alike tell one event, and a place that only one of them names is no other place.
ONE_EVENT = 0.5
# "Oberdorf, Valais" is in Valais; "Niederdorf, Valais" is not in Oberdorf, though both are about Valais.
WITHIN = 0.7


def place(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the places by their words; what one names may stand in the other's title or sentence."""
    if not left.place.length or not right.place.length:
        return SILENT
    if common := left.place.shared(right.place):
        within = len(common) == min(len(left.place.weights), len(right.place.weights))
        score = left.place.cosine(right.place)
        return (max(WITHIN, score) if within else score), f"Both are about {_told(left, common)}."
    if left.place.meets(right.event) or right.place.meets(left.event):
        return 0.6, ""
    if not strangers(left, right) and left.event.likeness(right.event) >= ONE_EVENT:
        return 0.4, ""
    return 0.0, f"One is about {left.record.place}, the other about {right.record.place}."


def _told(claim: PreparedClaim, common: list[str]) -> str:
    """What of a claim's place both name, as it is spelled."""
    words = claim.record.place.split()
    return " ".join(word for word in words if not set(concepts(word)).isdisjoint(common)).rstrip(",")
