"""How two answers to one question stand: match, conflict or update, by their intervals and their times."""

from datetime import date, timedelta

from claimsdb.matching.compare.period import NEWS, overlap, told
from claimsdb.matching.compare.printed import lasting
from claimsdb.matching.currencies import may_be_converted
from claimsdb.matching.measured import compatible
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.suggestion import Relation

# A figure that goes on (a population, a budget) is given again year by year: two articles further apart than this that
# name no period speak of two states of it; two figures of an event, of two events.
ANOTHER_TIME = timedelta(days=180)


def relation(left: PreparedClaim, right: PreparedClaim) -> tuple[Relation, str]:
    """The numeric test, for two claims that answer one question; the reason names the times where they decide."""
    if left.measured.currency != right.measured.currency:
        if may_be_converted(left.measured, right.measured):
            return Relation.MATCH, ""
        return Relation.RELATED, "Two currencies are not compared to the cent: possibly differs."
    if compatible(left.measured, right.measured):
        return Relation.MATCH, ""
    if reason := grown(left, right) or _another_state(left, right):
        return Relation.UPDATE, reason
    if _months_apart(left, right):
        return Relation.RELATED, "The articles are of two times: possibly of two events."
    return Relation.CONFLICT, _doubt(left, right) or "Both cannot be true."


def grown(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read the later of two figures as a toll that grew, or ""."""
    if not (left.record.cumulative or right.record.cumulative) or _months_apart(left, right):
        return ""
    ours, theirs = as_of(left), as_of(right)
    if ours == theirs:  # both speak of the day of the event: what they know of it is of the day they were printed
        ours, theirs = left.record.published, right.record.published
    if ours is None or theirs is None or ours == theirs:
        return ""
    earlier, later = (left, right) if ours < theirs else (right, left)
    if later.measured.middle <= earlier.measured.middle:
        return ""
    return f"The {'second' if later is right else 'first'} article is the later one, and such a figure grows."


def as_of(claim: PreparedClaim) -> date | None:
    """The day whose state a claim tells: the end of its period, but no later than its article."""
    stated, printed = claim.record.period, claim.record.published
    if stated is None:
        return printed
    return min(stated.end, printed) if printed else stated.end


def _another_state(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read two figures as two states of one thing, or ""."""
    ours, theirs = left.record.period, right.record.period
    if ours and theirs:
        return "" if overlap(ours, theirs) else f"One is of {told(ours)}, the other of {told(theirs)}."
    if lasting(left, right) and _months_apart(left, right):
        return f"One is as of {as_of(left)}, the other as of {as_of(right)}."
    return ""


def _months_apart(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether two claims that state no common period are of two times."""
    stated, other = left.record.period, right.record.period
    if stated and other and overlap(stated, other):
        return False
    ours, theirs = as_of(left), as_of(right)
    return ours is not None and theirs is not None and abs(ours - theirs) >= ANOTHER_TIME


def _doubt(left: PreparedClaim, right: PreparedClaim) -> str:
    """What is not clear about two figures that differ, as a reason, or ""."""
    unclear = []
    if not left.subject.shared(right.subject) and not left.near.shared(right.near):
        unclear.append("subject")
    if not (left.record.period or right.record.period or left.days & right.days) and not _printed_together(left, right):
        unclear.append("time")
    return f"Possibly differs: the {' and the '.join(unclear)} may not be the same." if unclear else ""


def _printed_together(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether both articles were printed on one news."""
    ours, theirs = left.record.published, right.record.published
    return ours is not None and theirs is not None and abs(ours - theirs) <= NEWS
