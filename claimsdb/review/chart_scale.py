"""Where numbers fall along an axis: straight or logarithmic, with round ticks."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Figures this many times apart lie in one corner of a straight axis: from here on each step multiplies.
SPREAD_FOR_LOG = 20
# Nought is on a straight axis where it costs no more than half of it.
NOUGHT_WITHIN = 0.5
# Room beside the outermost figures, as a share of the axis.
ROOM = 0.06
# As many ticks as can be read at a glance, at most.
MOST_TICKS = 7
# Of each power of ten, the numbers that are round to the eye.
ROUND = (1, 2, 5)
# What nobody counts or measures: beyond these, floats overflow in the arithmetic of an axis.
LEAST, GREATEST = 1e-100, 1e100
# What a division of floats may be off by.
DUST = 1e-9
# What a lone figure, or equal ones, stand in the middle of: from a half to one and a half of it.
LONE = 0.5


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high``; ``place`` gives the share of its length, 0 to 1."""

    low: float
    high: float
    log: bool = False

    def place(self, number: float) -> float:
        """Return how far along the axis a number is; what lies beyond an end is put on that end."""
        held = min(max(number, self.low), self.high)
        if self.log:
            share = math.log(held / self.low) / math.log(self.high / self.low)
        else:
            share = (held - self.low) / (self.high - self.low)
        return min(max(share, 0.0), 1.0)

    def ticks(self) -> Iterator[list[float]]:
        """Yield round numbers along the axis, in order: the closest first, then fewer and fewer."""
        return log_ticks(self.low, self.high) if self.log else linear_ticks(self.low, self.high)


def scale_for(numbers: Iterable[float]) -> Scale:
    """Return the axis for these numbers: logarithmic where all are above nought and SPREAD_FOR_LOG times apart."""
    finite = [0.0 if abs(number) < LEAST else number for number in numbers if abs(number) < GREATEST] or [0.0]
    low, high = min(finite), max(finite)
    if low > 0 and low * SPREAD_FOR_LOG <= high:
        room = (high / low) ** (ROOM / 2)
        return Scale(round_below(low / room), round_above(high * room), log=True)
    if low == high:
        half = abs(low) * LONE or 1.0
        return Scale(low - half, high + half)
    if 0 < low <= high * NOUGHT_WITHIN:
        low = 0.0
    elif low * NOUGHT_WITHIN <= high < 0:
        high = 0.0
    room = (high - low) * ROOM
    return Scale(low if low == 0 else low - room, high if high == 0 else high + room)


def linear_ticks(low: float, high: float) -> Iterator[list[float]]:
    """Yield multiples of 1, 2, 2.5 or 5 times a power of ten, from ``low`` to ``high``."""
    power = math.floor(math.log10((high - low) / MOST_TICKS))
    for step in (step * 10.0**exponent for exponent in range(power, power + 3) for step in (1, 2, 2.5, 5)):
        first, last = math.ceil(low / step - DUST), math.floor(high / step + DUST)
        if last - first < MOST_TICKS:
            yield [tidy(number * step) for number in range(first, last + 1)]


def log_ticks(low: float, high: float) -> Iterator[list[float]]:
    """Yield 1, 2 and 5 of each power of ten, then powers of ten alone, then every second, third ... of them."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in ROUND, (1,):
        yield between(low, high, (step * 10.0**power for power in powers for step in steps))
    for apart in range(2, len(powers)):
        yield between(low, high, (10.0**power for power in powers if power % apart == 0))


def between(low: float, high: float, numbers: Iterable[float]) -> list[float]:
    """Return the numbers that lie on an axis."""
    return [tick for number in numbers if low * (1 - DUST) <= (tick := tidy(number)) <= high * (1 + DUST)]


def round_below(number: float) -> float:
    """Return the greatest 1, 2 or 5 times a power of ten that is not above a number."""
    power = math.floor(math.log10(number))
    return max(tick for step in (0.5, *ROUND) if (tick := tidy(step * 10.0**power)) <= number * (1 + DUST))


def round_above(number: float) -> float:
    """Return the least 1, 2 or 5 times a power of ten that is not below a number."""
    power = math.floor(math.log10(number))
    return min(tick for step in (*ROUND, 10) if (tick := tidy(step * 10.0**power)) >= number * (1 - DUST))


def tidy(number: float) -> float:
    """Return a number without the dust of floating point."""
    return float(f"{number:.12g}")
