"""Which of two articles is the later one by how long they say that something has gone on."""

from claimsdb.matching.compare.person import AGE
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.quantities.quantity import Comparator

DAY = 86400.0
# Articles without a date that tell of one thing are seldom further apart than this many days.
NEWS_OF_ONE = 31.0
TIME = "time"
# "A week" is said after eight days, and hardly after five: rounded times that differ by more than this part of the
# longer one are told on different days.
ROUNDED = 0.25
# Days are counted from the first or from the second, and here it is still yesterday: two dates tell a difference
# exactly to this many days, and weeks and months to half of one.
SLACK = 1.0


def gone_on(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read two lengths of time that run up to their telling as told on different days, or ""."""
    how = runs_on(left)
    if not how or how != runs_on(right):
        return ""
    lesser, greater = sorted((left, right), key=lambda claim: claim.measured.middle)
    days = (greater.measured.middle - lesser.measured.middle) / DAY
    ours, theirs = lesser.record.published, greater.record.published
    if not days:
        return ""
    if ours is None or theirs is None:
        return "" if days > NEWS_OF_ONE else "Such a time goes on, and the articles may be of different days."
    slack = max(SLACK, _unit(lesser) / 2, _unit(greater) / 2)
    apart = (theirs - ours).days
    return "Such a time goes on, and the articles are as far apart." if apart > 0 and abs(apart - days) <= slack else ""


def gone_on_since(left: PreparedClaim, right: PreparedClaim) -> str:
    """The same, of times that may be one but for their rounding: "a week" and "five days"."""
    lesser, greater = sorted((left, right), key=lambda claim: claim.measured.middle)
    rounded = all(claim.record.comparator is Comparator.EXACTLY for claim in (left, right))
    longer = greater.measured.middle
    return gone_on(left, right) if rounded and longer - lesser.measured.middle > ROUNDED * longer else ""


def of_two_sorts(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether one claim counts how long something has gone on, and the other how long something is past."""
    ours, theirs = runs_on(left), runs_on(right)
    return bool(ours and theirs and ours != theirs)


def days_on(ours: PreparedClaim, theirs: PreparedClaim) -> float:
    """How many days longer than ours the other's sentence says that something has gone on; 0 where one says nothing."""
    one, other = ours.reading.elapsed, theirs.reading.elapsed
    return other[-1][0] - one[-1][0] if one and other else 0.0


def runs_on(claim: PreparedClaim) -> str:
    """How a claim counts a time up to its telling: as one that something goes on, or that has passed; "" otherwise."""
    if not claim.reading.elapsed or claim.measured.dimension != TIME or claim.record.measure == AGE:
        return ""
    days = claim.measured.middle / DAY
    return next((how for told, how in claim.reading.elapsed if abs(days - told) < SLACK / 2), "")


def _unit(claim: PreparedClaim) -> float:
    """The length of the unit that a time is told in, in days."""
    value = claim.record.value
    return claim.measured.middle / DAY / value if value else SLACK
