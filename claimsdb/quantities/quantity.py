"""What a recogniser returns: a number as it stands in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """How a written number bounds the true one."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text, with its qualifier and its unit.

    Attributes:
        start: first code point of the expression, qualifier included ("at least 4,000").
        end: one past its last code point, unit included and the thing counted excluded ("six weeks", "4,000").
        value: the number as written, magnitudes applied ("$56bn" is 56e9); None where only bounds are known.
        low: lower bound, as the words give it: 4000 for "at least 4,000", 24 for "dozens"; else None.
        high: upper bound, likewise: 5000 for "nearly 5,000", 99 for "dozens"; else None.
        comparator: how the bounds are meant.
        unit: "" for a bare count, an ISO 4217 code for money, else a slug of ``units.toml`` ("km", "percent").

    """

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: str = ""
