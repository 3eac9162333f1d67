"""Where the true number may lie, given how it was written."""

import math
from dataclasses import dataclass

from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import dimension
from claimsdb.quantities.units import unit as unit_of

# A tenth: "around 150,000" is said of 146,000 and of 160,000, and no longer of 180,000. The annotators of the gold
# claims used the same tenth for their matches.
ABOUT = 0.1
# "Nearly 5,000" is said of 4,600; at 4,400 a writer says "more than 4,000".
NEARLY = 0.1

# A plain number is rounded, at most, to half of its last digit that is not a nought: 2 million may stand for
# 1,980,000, 4.6 for 4.64. But noughts are often counted ones, so the room is capped: a fiftieth lets "2 million" stand
# for 1.98 million and keeps 150,000 apart from 146,000 (2.7 percent), which two counts of one thing would be.
ROUNDING_CAP = 0.02
# Nobody rounds what can be counted on sight: a whole number of things, or of money, below a hundred is a point.
COUNTED_BELOW = 100
COUNTED = {"count", "money", "score", "magnitude"}
# But a measured whole number was rounded to it: "one mile" is said of 1.2 miles.
MEASURED_WHOLE = 0.5


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from ``low`` to ``high``; an open end is not among them. Infinite ends are always open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.high < self.low:
            raise ValueError(f"an interval cannot end ({self.high}) below its start ({self.low})")

    def contains(self, number: float) -> bool:
        """Is the number in the interval?"""
        above = number > self.low or (number == self.low and not self.low_open)
        below = number < self.high or (number == self.high and not self.high_open)
        return above and below

    def overlaps(self, other: "Interval") -> bool:
        """Has the interval a number in common with the other?"""
        both = self.intersection(other)
        return both is not None

    def intersection(self, other: "Interval") -> "Interval | None":
        """The numbers in both, or None where there are none."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        if low > high or (low == high and (low_open or not high_closed)):
            return None
        return Interval(low, high, low_open, not high_closed)

    def distance(self, other: "Interval") -> float:
        """How far apart the nearest ends are; 0 where the intervals overlap or touch."""
        return max(0.0, other.low - self.high, self.low - other.high)

    def scaled(self, factor: float, offset: float = 0.0) -> "Interval":
        """The interval in other units: every number times a positive factor, plus an offset."""
        return Interval(self.low * factor + offset, self.high * factor + offset, self.low_open, self.high_open)


def interval_of(
    value: float | None,
    low: float | None,
    high: float | None,
    comparator: Comparator = Comparator.EXACTLY,
    unit: str = "",
) -> Interval:
    """Where the true number may lie: [4000, ∞) for "at least 4,000", [4500, 5000) for "nearly 5,000".

    Takes the fields of a ``Quantity`` or a claim and answers in the same unit; the unit itself only tells what is
    counted from what is measured. ValueError where there is neither value nor bound.
    """
    if value is None:
        return bounded(low, high)
    match comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return Interval(value, math.inf, comparator is Comparator.MORE_THAN, True)
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return Interval(*floor_below(value), high_open=comparator is Comparator.LESS_THAN)
        case Comparator.NEARLY:
            return Interval(tidy(value - NEARLY * abs(value)), value, False, value != 0)
        case Comparator.ABOUT:
            room = ABOUT * abs(value)
            return Interval(tidy(value - room), tidy(value + room))
        case _:
            room = rounding(value, unit)
            return Interval(tidy(value - room), tidy(value + room), False, room > 0)


def base_interval(
    value: float | None, low: float | None, high: float | None, comparator: Comparator, unit: str
) -> tuple[Interval, str]:
    """The interval in base units, with the base's slug: what two claims in different units are compared by."""
    interval, of = interval_of(value, low, high, comparator, unit), unit_of(unit)
    return interval.scaled(of.factor, of.offset), of.base


def bounded(low: float | None, high: float | None) -> Interval:
    """The interval of bounds alone: [2000, 9999] for "thousands"."""
    if low is None and high is None:
        raise ValueError("a claim has a value or a bound")
    return Interval(-math.inf if low is None else low, math.inf if high is None else high, low is None, high is None)


def floor_below(value: float) -> tuple[float, float, bool]:
    """What "at most" starts from: nought for anything positive, since counts and measures do not go below it."""
    return (0.0, value, False) if value > 0 else (-math.inf, value, True)


def rounding(value: float, unit: str = "") -> float:
    """The room that a plain number leaves, above and below."""
    whole = value == int(value) and abs(value) < COUNTED_BELOW
    if value == 0 or (whole and dimension(unit) in COUNTED):
        return 0.0
    room = min(last_digit(value) / 2, ROUNDING_CAP * abs(value))
    return max(room, MEASURED_WHOLE) if whole else room


def last_digit(value: float) -> float:
    """The worth of the last digit that is not nought: 100,000 for 1.9 million, 0.1 for 4.6, 1 for 146."""
    mantissa, exponent = f"{abs(value):.11e}".split("e")
    return float(10.0 ** (int(exponent) - len(mantissa.rstrip("0").partition(".")[2])))


def tidy(end: float) -> float:
    """An end without the dust of floating point: 4.6 + 0.05 is 4.65, and 4.7 begins there."""
    return float(f"{end:.12g}")
