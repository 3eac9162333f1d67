"""How two answers to one question stand: match, conflict or update, by their intervals and their times."""

import re
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
# How the news tells that a toll is a later state of one told before.
RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|increased|grew|grown|soar(?:s|ed)|raised|updated|revised)\b"
    r"(?:\s\w{1,15}){0,4}?\s(?:to|by|from|up)\b",
    re.IGNORECASE,
)


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
    """The reason to read the greater of two figures as a toll that grew, or ""."""
    if not (left.record.cumulative or right.record.cumulative) or _months_apart(left, right):
        return ""
    lesser, greater = sorted((left, right), key=lambda claim: claim.measured.middle)
    ours, theirs = as_of(lesser), as_of(greater)
    if ours == theirs:  # both speak of the day of the event: what they know of it is of the day they were printed
        ours, theirs = lesser.record.published, greater.record.published
    if ours is not None and theirs is not None and ours != theirs:
        which = "second" if greater is right else "first"
        return f"The {which} article is the later one, and such a figure grows." if ours < theirs else ""
    if RISEN.search(greater.record.sentence):
        return f"Such a figure grows, and is said to have risen to {greater.record.exact}."
    return ""


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
    if not left.subject.meets(right.subject) and not left.near.meets(right.near):
        unclear.append("subject")
    if not (left.record.period or right.record.period or left.days & right.days) and not _printed_together(left, right):
        unclear.append("time")
    return f"Possibly differs: the {' and the '.join(unclear)} may not be the same." if unclear else ""


def _printed_together(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether both articles were printed on one news."""
    ours, theirs = left.record.published, right.record.published
    return ours is not None and theirs is not None and abs(ours - theirs) <= NEWS
