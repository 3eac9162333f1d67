"""What a claim measures, and between which bounds, in base units: the border to the algebra of numbers."""

from dataclasses import dataclass
from math import inf

from claimsdb.matching.record import ClaimRecord
from claimsdb.quantities.interval import Interval, interval_of
from claimsdb.quantities.units import dimension_of, to_base


@dataclass(frozen=True, slots=True)
class Measured:
    """A claim's number where it can be compared.

    Attributes:
        dimension: "" for a bare count, "money" for a sum, else the dimension of the unit.
        currency: the ISO code of a sum, else "".
        interval: the bounds, in base units (money in its own currency).
        middle: the number itself, or what its bounds say of it, in base units.

    """

    dimension: str
    currency: str
    interval: Interval
    middle: float


def measured(record: ClaimRecord) -> Measured:
    """The claim's interval in base units; money is left in its currency."""
    dimension = dimension_of(record.unit)
    currency = record.unit if dimension == "money" else ""
    scale = 1.0 if currency else to_base(1.0, record.unit)
    own = interval_of(record.value, record.low, record.high, record.comparator)
    interval = Interval(own.low * scale, own.high * scale, own.low_open, own.high_open)
    return Measured(dimension, currency, interval, _middle(record) * scale)


def _middle(record: ClaimRecord) -> float:
    """The value as written; of two bounds the geometric middle; else the bound there is."""
    if record.value is not None:
        return record.value
    low, high = record.low, record.high
    if low is not None and high is not None:
        return (low * high) ** 0.5 if low > 0 and high > 0 and high < inf else (low + high) / 2
    return low if low is not None else high if high is not None else 0.0
