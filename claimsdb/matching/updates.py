"""When one of two figures is a later state of the other, and why: each rule gives its reason, or ""."""

import re
from datetime import date, timedelta

from claimsdb.matching.changes import LOWERED, RAISED, REVISED
from claimsdb.matching.compare.measure import GENERIC
from claimsdb.matching.compare.period import NARROW, NEWS, overlap, told
from claimsdb.matching.compare.person import AGE
from claimsdb.matching.compare.printed import lasting
from claimsdb.matching.going_on import days_on
from claimsdb.matching.measured import PLURAL_WORDS, VAGUE_ROOM
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.weekdays import days_later
from claimsdb.matching.words import fold
from claimsdb.quantities.quantity import Comparator

# A figure that goes on (a population, a budget) is given again year by year: two articles further apart than this that
# name no period speak of two states of it; two figures of an event, of two events.
ANOTHER_TIME = timedelta(days=180)
# How the news tells that a toll is a later state of one told before.
RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|increased|grew|grown|soar(?:s|ed)|raised|updated|revised)\b"
    r"(?:\s\w{1,15}){0,4}?\s(?:to|by|from|up)\b",
    re.IGNORECASE,
)
# Words of change stand near the number, or they speak of another thing.
REVISED_REACH = 120
FLOORS = (Comparator.AT_LEAST, Comparator.MORE_THAN)
YEAR = timedelta(days=365)
# A crime and its trial, an accident and its inquiry: where an article has no date, this many years may lie between.
BIRTHDAYS = 3
# What is paid for a company is talked about before it is agreed on; nearer than this, two prices are one, rounded.
PRICES = frozenset({"money_deal", "money_value"})
ROUNDED = 0.05


def later_state(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read two figures that differ as an earlier and a later state, or ""."""
    return (
        aged(left, right)
        or grown(left, right)
        or overtaken(left, right)
        or another_state(left, right)
        or revised(left, right)
        or settled(left, right)
    )


def later_although_both_fit(left: PreparedClaim, right: PreparedClaim) -> str:
    """The reason to read two figures that may both be true as an earlier and a later state, or ""."""
    return (
        still_growing(left, right)
        or risen(left, right)
        or overtaken(left, right)
        or raised(left, right)
        or settled(left, right)
    )


def growing(left: PreparedClaim, right: PreparedClaim) -> tuple[PreparedClaim, PreparedClaim] | None:
    """The lesser and the greater of two figures of one toll; None of what does not grow, or is told months apart."""
    if not grows(left, right) or months_apart(left, right):
        return None
    lesser, greater = sorted((left, right), key=lambda claim: claim.measured.middle)
    return lesser, greater


def grown(left: PreparedClaim, right: PreparedClaim) -> str:
    """A toll that grew: the greater figure is the later one, or is said to have risen."""
    if not (toll := growing(left, right)):
        return ""
    lesser, greater = toll
    ours, theirs = as_of(lesser), as_of(greater)
    if ours == theirs:  # both speak of the day of the event: what they know of it is of the day they were printed
        ours, theirs = lesser.record.published, greater.record.published
    if ours is not None and theirs is not None and ours != theirs:
        which = "second" if greater is right else "first"
        return f"The {which} article is the later one, and such a figure grows." if ours < theirs else ""
    if days := goes_on_by(lesser, greater):
        return later_days(greater, right) if days > 0 else ""
    if RISEN.search(greater.record.sentence):
        return f"Such a figure grows, and is said to have risen to {greater.record.exact}."
    return ""


def later_days(later: PreparedClaim, right: PreparedClaim) -> str:
    """The reason where the article of the greater figure goes on to later days."""
    return f"The {'second' if later is right else 'first'} article tells of later days, and such a figure grows."


def still_growing(left: PreparedClaim, right: PreparedClaim) -> str:
    """Two figures of a toll that may both be true, told more than a week apart: the later is what it had come to."""
    ours, theirs = left.record.published, right.record.published
    if not grows(left, right) or ours is None or theirs is None or left.measured.middle == right.measured.middle:
        return ""
    if abs(ours - theirs) <= NEWS or months_apart(left, right):
        return ""
    return f"Such a figure grows, and the {'second' if ours < theirs else 'first'} article is more than a week later."


def risen(left: PreparedClaim, right: PreparedClaim) -> str:
    """A floor that was passed: "at least four" of a toll are five in an article that tells of later days."""
    if not (toll := growing(left, right)):
        return ""
    lesser, greater = toll
    if lesser.record.comparator not in FLOORS or lesser.measured.middle == greater.measured.middle:
        return ""
    if vague(greater) and greater.measured.interval.low <= lesser.measured.middle:  # "at least 40" may be "dozens"
        return ""
    return later_days(greater, right) if goes_on_by(lesser, greater) > 0 else ""


def overtaken(left: PreparedClaim, right: PreparedClaim) -> str:
    """A toll told in dozens, and in hundreds: the lesser word is the earlier one, unless the dates say otherwise.

    14,000 are still "thousands", while 250 are no "dozens" any more.
    """
    if not (toll := growing(left, right)):
        return ""
    lesser, greater = toll
    ours, theirs = lesser.record.published, greater.record.published
    most = lesser.measured.interval.high
    if vague(greater):  # of two such words the room that each leaves at its end is none
        most /= VAGUE_ROOM
    least = greater.measured.middle if greater.record.value is not None else greater.measured.interval.low
    if not vague(lesser) or least <= most or (ours and theirs and ours >= theirs):
        return ""
    return f"Such a figure grows, and {greater.record.exact} is more than {lesser.record.exact}."


def vague(claim: PreparedClaim) -> bool:
    """Whether a figure is told in "dozens" or "hundreds" alone."""
    return claim.record.value is None and not PLURAL_WORDS.isdisjoint(fold(claim.record.exact).split())


def grows(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether both count what only grows; what one merely calls "people" may be what the other counts."""
    plain = GENERIC | {""}
    kinds = [(claim.record.cumulative, claim.record.measure in plain) for claim in (left, right)]
    return any(cumulative for cumulative, _ in kinds) and all(cumulative or generic for cumulative, generic in kinds)


def aged(left: PreparedClaim, right: PreparedClaim) -> str:
    """One person's age before and after a birthday, as far as the dates of the articles allow."""
    if left.record.measure != AGE or right.record.measure != AGE:
        return ""
    younger, older = sorted((left, right), key=lambda claim: claim.record.value or 0)
    years = (older.record.value or 0) - (younger.record.value or 0)
    ours, theirs = younger.record.published, older.record.published
    if ours is None or theirs is None:
        return "A birthday may lie between the two articles." if years <= BIRTHDAYS else ""
    gap = theirs - ours
    return "A birthday lies between the two articles." if gap > NEWS and abs(gap / YEAR - years) < 1 else ""


def another_state(left: PreparedClaim, right: PreparedClaim) -> str:
    """Something that goes on, at two times; what happened at two times is two events, and no update."""
    ours, theirs = left.record.period, right.record.period
    if ours and theirs and lasting(left, right):
        return "" if overlap(ours, theirs) else f"One is of {told(ours)}, the other of {told(theirs)}."
    if lasting(left, right) and months_apart(left, right):
        return f"One is as of {as_of(left)}, the other as of {as_of(right)}."
    return ""


def revised(left: PreparedClaim, right: PreparedClaim) -> str:
    """A figure that an article calls a first one, or a changed one, be it beside the figure that stands now."""
    for claim, other in ((left, right), (right, left)):
        if changed := changed_from(claim, other):
            return f"{other.record.exact} is told as a figure that changed: “{changed}”."
    for claim, other in ((left, right), (right, left)):
        if (said := REVISED.search(_about(claim))) and not _turned(said.group(), claim, other):
            return f"{claim.record.exact} is told as a figure that changed: “{said.group()}”."
    return ""


def never_was(left: PreparedClaim, right: PreparedClaim) -> str:
    """The words by which one figure changed the other way than to or from the other, or ""."""
    for claim, other in ((left, right), (right, left)):
        if (said := REVISED.search(_about(claim))) and _turned(said.group(), claim, other):
            return said.group()
    return ""


def _turned(said: str, claim: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether words of change tell another direction: an offer "bumped to 184 million" was never one of 200."""
    rise, word = claim.measured.middle - other.measured.middle, said.lower()
    return (rise < 0 and word.startswith(RAISED)) or (rise > 0 and word.startswith(LOWERED))


def raised(left: PreparedClaim, right: PreparedClaim) -> str:
    """A figure told as raised or lowered from what the other still says, though its bounds would let both be true."""
    for claim, other in ((left, right), (right, left)):
        rise = claim.measured.middle - other.measured.middle
        said = REVISED.search(_about(claim)) if rise else None
        if said and said.group().lower().startswith(RAISED if rise > 0 else LOWERED):
            return f"{claim.record.exact} is told as a figure that changed: “{said.group()}”."
    return ""


def changed_from(claim: PreparedClaim, other: PreparedClaim) -> str:
    """The words by which a claim's sentence gives the other's figure as one that was changed, or ""."""
    figure = other.record.value
    if figure is None or figure == claim.record.value:
        return ""
    return next((said for value, said in claim.reading.changed if value == figure), "")


def settled(left: PreparedClaim, right: PreparedClaim) -> str:
    """A price that was talked about, and the one that was agreed on."""
    if not left.measured.currency or left.measured.currency != right.measured.currency:
        return ""
    if left.record.measure not in PRICES or right.record.measure not in PRICES:
        return ""
    if bool(left.reading.rumour) == bool(right.reading.rumour):
        return ""
    lesser, greater = sorted((left.measured.middle, right.measured.middle))
    said = left.reading.rumour or right.reading.rumour
    return f"One price was still talked about: “{said}”." if lesser < greater * (1 - ROUNDED) else ""


def told_as_changed(claim: PreparedClaim) -> bool:
    """Whether a figure is one that its own sentence tells as changed: the first word, or what was said earlier."""
    return any(value == claim.record.value for value, _ in claim.reading.changed)


def goes_on_by(ours: PreparedClaim, theirs: PreparedClaim) -> int:
    """How many days later than ours the other article goes on, by what both say of the time since; 0 where unclear.

    They count the days that it has gone on, or tell of its weekdays. A claim about a longer time looks back: the
    days of its article say nothing of it.
    """
    if any(
        claim.record.period and claim.record.period.end - claim.record.period.start > NARROW for claim in (ours, theirs)
    ):
        return 0
    return round(days_on(ours, theirs)) or days_later(ours.record.weekdays, theirs.record.weekdays)


def as_of(claim: PreparedClaim) -> date | None:
    """The day whose state a claim tells: the end of its period, but no later than its article."""
    stated, printed = claim.record.period, claim.record.published
    if stated is None:
        return printed
    return min(stated.end, printed) if printed else stated.end


def months_apart(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether two claims that state no common period are of two times."""
    stated, other = left.record.period, right.record.period
    if stated and other and overlap(stated, other):
        return False
    ours, theirs = as_of(left), as_of(right)
    return ours is not None and theirs is not None and abs(ours - theirs) >= ANOTHER_TIME


def _about(claim: PreparedClaim) -> str:
    """The words right about the number."""
    record = claim.record
    at = record.sentence.find(record.exact) if record.at is None else record.at
    return record.sentence[max(0, at - REVISED_REACH) : at + len(record.exact)] if at >= 0 else ""
