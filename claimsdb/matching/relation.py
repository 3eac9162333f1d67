"""How two answers to one question stand: match, conflict or update, by their intervals and their times."""

from claimsdb.matching.compare.part import within
from claimsdb.matching.compare.period import NEWS, overlap
from claimsdb.matching.compare.printed import lasting
from claimsdb.matching.currencies import may_be_one
from claimsdb.matching.going_on import gone_on, gone_on_since, of_two_sorts
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.suggestion import Relation
from claimsdb.matching.updates import grows, later_although_both_fit, later_state, months_apart, never_was


def relation(left: PreparedClaim, right: PreparedClaim) -> tuple[Relation, str]:
    """The numeric test, for two claims that answer one question; the reason names the times where they decide."""
    if may_be_one(left.measured, right.measured):
        one_currency = left.measured.currency == right.measured.currency
        reason = (later_although_both_fit(left, right) or gone_on_since(left, right)) if one_currency else ""
        return (Relation.UPDATE if reason else Relation.MATCH), reason
    if reason := later_state(left, right) or gone_on(left, right):
        return Relation.UPDATE, reason
    if months_apart(left, right) or _two_events(left, right):
        return Relation.RELATED, "The articles are of two times: possibly of two events."
    if within(left, right):
        return Relation.RELATED, "A part and its whole do not contradict each other."
    if of_two_sorts(left, right):
        return Relation.RELATED, "Both times run on, of two things."
    if said := never_was(left, right):
        return Relation.RELATED, f"“{said}” tells of a change the other way: possibly of two things."
    return Relation.CONFLICT, _doubt(left, right) or "Both cannot be true."


def _two_events(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether two figures of events are each of a time of its own."""
    ours, theirs = left.record.period, right.record.period
    return ours is not None and theirs is not None and not overlap(ours, theirs) and not lasting(left, right)


def _doubt(left: PreparedClaim, right: PreparedClaim) -> str:
    """What is not clear about two figures that differ, as a reason, or ""."""
    printed = left.record.published and right.record.published
    if grows(left, right) and not printed and not (left.record.period and right.record.period):
        return "Such a figure grows, and not both articles have a date: possibly an update."
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
