"""What a claim measures, and between which bounds, in base units: the border to the algebra of numbers."""

import re
from dataclasses import dataclass
from math import inf, isfinite

from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.words import fold
from claimsdb.quantities.interval import COUNTED_BELOW, Interval, interval_of
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import Unit, unit
from claimsdb.quantities.vague import PLURALS

# Nobody counts 4.6 of anything: a bare fraction is a magnitude, a rating or a rate whose unit was left unsaid.
NUMBER = "number"
MAGNITUDE = "magnitude"
# What is counted has whole numbers; what is measured is rounded to them: "one mile" is said of 1.2 miles.
COUNTED = frozenset({"count", "share", "money", MAGNITUDE})
# "Two decades" is said of 16 years and of 24; the value is in years.
COARSE = {"decade": 5.0, "century": 50.0, "centuries": 50.0}
# "Thousands" are said of 22,000 too, and "dozens" of 150: a vague plural does not end sharply.
VAGUE_ROOM = 2.5
PLURAL_WORDS = frozenset(PLURALS)
# "About 600" and "about 700" are two figures: of two hedged ones the room is taken once.
HEDGED = 0.1
# "€110 billion ($143 billion)": the sum in brackets is converted, at one day's rate or another's.
IN_BRACKETS = re.compile(r"\d[\d,.]{0,20}[\s-]{0,2}(?:[a-z]{1,8}\s?){0,2}[(\[]\s?$", re.IGNORECASE)
BESIDE = 40
RATES = 0.1
# A figure converted for readers is rounded again, to fives and tens: 75 kilometres come out as "50 miles" (80 km).
CONVERTED = 0.05
# A price that ends so, to seem less, is told without its cents.
PRICED = 0.9


@dataclass(frozen=True, slots=True)
class Measured:
    """A claim's number where it can be compared.

    Attributes:
        dimension: of its unit, "count" for a bare whole number, "number" for a bare fraction and for magnitudes.
        measure: the claim's measure, "" where a fraction is said to count something.
        unit: its unit, as a slug.
        currency: the ISO code of a sum, else "".
        interval: the bounds, in base units (money in its own currency).
        middle: the number itself, or what its bounds say of it, in base units.
        hedged: whether it is said to be about that number.
        year: the year in which a sum of money was printed, else that of its period; None where neither is known.
        exchanged: whether it is a sum in brackets behind another, converted for readers.

    """

    dimension: str
    measure: str
    unit: str
    currency: str
    interval: Interval
    middle: float
    hedged: bool = False
    year: int | None = None
    exchanged: bool = False


def measured(record: ClaimRecord) -> Measured:
    """The claim's interval in base units; a unit that no table knows is a dimension of its own."""
    try:
        known = unit(record.unit)
    except KeyError:
        known = Unit(record.unit, record.unit, record.unit)
    fraction = not record.unit and record.value is not None and record.value != int(record.value)
    return Measured(
        dimension=NUMBER if fraction or known.dimension == MAGNITUDE else known.dimension,
        measure="" if fraction else record.measure,
        unit=record.unit,
        currency=known.base if known.dimension == "money" else "",
        interval=_interval(record, known.dimension).scaled(known.factor, known.offset),
        middle=_middle(record) * known.factor + known.offset,
        hedged=record.comparator is Comparator.ABOUT and record.value is not None,
        year=_year(record) if known.dimension == "money" else None,
        exchanged=known.dimension == "money" and _in_brackets(record),
    )


def _in_brackets(record: ClaimRecord) -> bool:
    """Whether a sum stands in brackets right behind a number."""
    at = record.sentence.find(record.exact) if record.at is None else record.at
    return IN_BRACKETS.search(record.sentence[max(0, at - BESIDE) : max(0, at)]) is not None


def _year(record: ClaimRecord) -> int | None:
    """The year whose rates a newspaper would convert a sum at."""
    told = record.published or (record.period and record.period.end)
    return told.year if told else None


def compatible(left: Measured, right: Measured) -> bool:
    """Whether both numbers can be true of one thing; two units leave room for a rounded conversion.

    The same figure is compatible with itself whatever stands before it: "40", "nearly 40" and "more than 40" are three
    roundings of one count.
    """
    if left.middle == right.middle:
        return True
    if left.currency and left.currency == right.currency and _without_cents(left.middle, right.middle):
        return True
    ours, theirs = left.interval, right.interval
    converted = bool(left.unit and right.unit and left.unit != right.unit and not left.currency)
    if left.hedged and right.hedged:
        room = HEDGED + (CONVERTED if converted else 0.0)
        return _near(left.middle, right.middle, room)
    if converted:
        ours, theirs = _widened(ours), _widened(theirs)
    if (left.exchanged or right.exchanged) and _near(left.middle, right.middle, RATES):
        return True
    return ours.overlaps(theirs)


def _without_cents(ours: float, theirs: float) -> bool:
    """Whether one price is the other with its cents left out: $99.99 is told as "$99"."""
    lesser, greater = sorted((ours, theirs))
    return lesser % 1 == 0 and PRICED <= greater - lesser < 1


def _near(one: float, other: float, room: float) -> bool:
    """Whether two numbers differ by no more than a part of the greater."""
    return abs(one - other) <= room * max(abs(one), abs(other))


def _interval(record: ClaimRecord, dimension: str) -> Interval:
    """The bounds as written, with the rounding of what is measured rather than counted."""
    value, low, high = record.value, record.low, record.high
    if value is None and low is None and high is None:
        return Interval(-inf, inf, True, True)
    for word, room in COARSE.items():
        if value and word in record.exact.lower() and record.comparator is Comparator.EXACTLY:
            return Interval(value - room, value + room)
    if (
        value is None
        and low is not None
        and high is not None
        and not PLURAL_WORDS.isdisjoint(fold(record.exact).split())
    ):
        return Interval(low, high * VAGUE_ROOM)
    whole = value is not None and value == int(value) and abs(value) < COUNTED_BELOW
    if value and whole and record.comparator is Comparator.EXACTLY and dimension not in COUNTED:
        return Interval(value - 0.5, value + 0.5, True, True)
    return interval_of(value, low, high, record.comparator)


def _widened(interval: Interval) -> Interval:
    """The interval with the room that a conversion leaves at its ends."""
    low = interval.low - CONVERTED * abs(interval.low) if isfinite(interval.low) else interval.low
    high = interval.high + CONVERTED * abs(interval.high) if isfinite(interval.high) else interval.high
    return Interval(low, high, interval.low_open, interval.high_open)


def _middle(record: ClaimRecord) -> float:
    """The value as written; of two bounds the geometric middle; else the bound there is."""
    if record.value is not None:
        return record.value
    low, high = record.low, record.high
    if low is not None and high is not None:
        return float((low * high) ** 0.5) if 0 < low <= high < inf else (low + high) / 2
    return low if low is not None else high if high is not None else 0.0
