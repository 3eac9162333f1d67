"""Is a distance measured from the same landmark, a duration from the same moment?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.elapsed import GOES_ON
from claimsdb.matching.going_on import of_two_sorts, runs_on
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.reading import MOMENT

# What many names begin with names no place alone: Mount Cook is not Mount Sefton.
KINDS_OF_PLACE = frozenset(
    {
        *("Mount", "Mt", "Lake", "River", "Cape", "Port", "Fort", "San", "Santa", "Saint", "St", "Island", "City"),
        *("North", "South", "East", "West", "Upper", "Lower", "New", "Great"),
    }
)
ANCHORS = frozenset(MOMENT.values())
# The preposition alone does not name a moment: a word of what follows must be shared too.
WITH_WORD = 2


def landmark(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare what follows: "13 miles east of Oberdorf" does not say how far Niederdorf is."""
    if left.measured.dimension == "length":
        return _landmark(left, right)
    if left.measured.dimension == "time":
        return _moment(left, right)
    return SILENT


def _landmark(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the names after two lengths."""
    if not left.names or not right.names:
        return SILENT
    shared = [name for name in left.names if name in right.names]
    if not KINDS_OF_PLACE.issuperset(shared):
        return 1.0, f"Both are measured from {' '.join(shared)}."
    return 0.0, "They are measured from different places."


def _moment(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare what two durations are counted from: "five minutes after the truce" is no "five-minute truce"."""
    if of_two_sorts(left, right):
        return 0.0, "One counts how long it has gone on, the other what is past."
    if runs_on(left) == runs_on(right) == GOES_ON:
        return 1.0, "Both count how long it has gone on."
    if not left.since and not right.since:
        return SILENT
    if not left.since or not right.since:
        return 0.2, "One counts from a moment, the other does not."
    shared = sorted(left.since & right.since)
    if len(shared) < WITH_WORD:
        return 0.2, "They count from different moments."
    return 1.0, f"Both count from one moment: {left.spell(word for word in shared if word not in ANCHORS)}."
