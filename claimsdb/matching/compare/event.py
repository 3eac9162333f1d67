"""Are both articles about one event?"""

from claimsdb.matching.compare import TELLING, Compared
from claimsdb.matching.prepared import PreparedClaim


def event(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare titles and leads with the sentences and those before them: the event is often named only there."""
    score = left.event.likeness(right.event)
    if score < TELLING:
        return score, "" if score else "The titles and passages share no word."
    return score, f"Titles and passages share {left.spell(left.event.shared(right.event))}."
