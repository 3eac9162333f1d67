"""How two answers to one question stand: match, conflict or update, by their intervals and their times."""

from datetime import date, timedelta

from claimsdb.matching.compare.period import overlap
from claimsdb.matching.currencies import may_be_converted
from claimsdb.matching.measured import compatible
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.suggestion import Relation

# A figure that is no toll (a population, a budget) is given again year by year: two articles further apart than this
# that name no period speak of two states of it.
ANOTHER_TIME = timedelta(days=180)


def relation(left: PreparedClaim, right: PreparedClaim) -> tuple[Relation, str]:
    """The numeric test, for two claims that answer one question; the reason names the times where they decide."""
    if left.measured.currency != right.measured.currency:
        if may_be_converted(left.measured, right.measured):
            return Relation.MATCH, ""
        return Relation.RELATED, "Two currencies are not compared to the cent: possibly differs."
    if compatible(left.measured, right.measured):
        return Relation.MATCH, ""
    if reason := grown(left, right) or _another_time(left, right):
        return Relation.UPDATE, reason
    return Relation.CONFLICT, "Both cannot be true."


def grown(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read the later of two figures as a toll that grew, or ""."""
    if not (left.record.cumulative or right.record.cumulative):
        return ""
    ours, theirs = as_of(left), as_of(right)
    if ours is None or theirs is None or ours == theirs:
        return ""
    earlier, later = (left, right) if ours < theirs else (right, left)
    if later.measured.middle <= earlier.measured.middle:
        return ""
    return f"The {'second' if later is right else 'first'} is the later state, and such a figure grows."


def as_of(claim: PreparedClaim) -> date | None:
    """The day whose state a claim tells: the end of its period, but no later than its article."""
    stated, printed = claim.record.period, claim.record.published
    if stated is None:
        return printed
    return min(stated.end, printed) if printed else stated.end


def _another_time(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read two figures as two states of one thing, or ""."""
    ours, theirs = left.record.period, right.record.period
    if ours and theirs:
        return "" if overlap(ours, theirs) else f"One is of {ours}, the other of {theirs}."
    first, second = as_of(left), as_of(right)
    if first is None or second is None or abs(first - second) < ANOTHER_TIME:
        return ""
    return f"One is as of {first}, the other as of {second}."
