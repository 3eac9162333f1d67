"""Are both articles about one event?"""

from claimsdb.matching.compare import Compared
from claimsdb.matching.prepared import PreparedClaim

# Less in common than this is not worth a reader's time.
NOTICEABLE = 0.4


def event(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the titles with the sentences and those before them: the event is often named only there."""
    score = left.event.likeness(right.event)
    if score < NOTICEABLE:
        return score, "" if score else "The titles and passages share no word."
    return score, f"Titles and passages share {', '.join(left.event.shared(right.event)[:4])}."
