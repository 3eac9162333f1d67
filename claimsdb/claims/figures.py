"""Figures as people write them: "at least 4,000", "20 to 30 km", "about $150 million"."""

from dataclasses import dataclass
from typing import Protocol

from claimsdb.quantities.quantity import Comparator

# The words before a number, and the number that they go with, where it is known.
IN_WORDS = {
    Comparator.EXACTLY: ("", "value"),
    Comparator.ABOUT: ("about", "value"),
    Comparator.AT_LEAST: ("at least", "low"),
    Comparator.MORE_THAN: ("more than", "low"),
    Comparator.AT_MOST: ("at most", "high"),
    Comparator.LESS_THAN: ("less than", "high"),
    Comparator.NEARLY: ("nearly", "high"),
    Comparator.BETWEEN: ("", "range"),
}
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
SYMBOLS = {
    "km": "km",
    "cm": "cm",
    "mm": "mm",
    "kg": "kg",
    "square_km": "km²",
    "square_metre": "m²",
    "km_per_hour": "km/h",
    "celsius": "°C",
    "fahrenheit": "°F",
    "percentage_point": "percentage points",
    "kelvin": "K",
    "hertz": "Hz",
    "psi": "psi",
    "horsepower": "horsepower",
}
PLURALS = {"foot": "feet", "inch": "inches"}
# From here on newspapers write the size in words.
LARGE = {1e12: "trillion", 1e9: "billion", 1e6: "million"}
TOO_LARGE = 1e15  # for names and for digits; infinity is too


class Figure(Protocol):
    """What has the numbers of a claim: a row, a form's draft, the matcher's record."""

    @property
    def value(self) -> float | None: ...  # noqa: D102
    @property
    def low(self) -> float | None: ...  # noqa: D102
    @property
    def high(self) -> float | None: ...  # noqa: D102
    @property
    def comparator(self) -> str: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a claim, apart from it."""

    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str


def number(amount: float) -> str:
    """Return a number with its thousands apart, or in millions where that is short: "1.98 million"."""
    if not abs(amount) < TOO_LARGE:
        return f"{amount:g}"
    for size, name in LARGE.items():
        if abs(amount) >= size and (short := f"{amount / size:.15g}") == f"{amount / size:.4g}":
            return f"{short} {name}"
    return f"{amount:,.15g}"


def scaled(amount: float, unit: str) -> str:
    """Return a number as it is written before its unit: a share of the whole is a percentage to people."""
    return number(amount * 100 if unit == "share" else amount)


def with_unit(written: str, unit: str) -> str:
    """Return a written number, or two, with the unit where people put it: "$100 million", "90%", "12 miles"."""
    if unit in SIGNS:
        return f"{SIGNS[unit]}{written}"
    if unit in ("percent", "share"):
        return f"{written}%"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {written}"
    return f"{written} {SYMBOLS.get(unit) or unit_name(unit, one=written == '1')}".strip()


def unit_name(unit: str, *, one: bool) -> str:
    """Return a unit's name, of one or of several."""
    head, per, rest = unit.replace("_", " ").partition(" per ")
    first, space, last = head.rpartition(" ")
    if last and not one:
        last = PLURALS.get(last, f"{last}s")
    return f"{first}{space}{last}{per}{rest}"


def figure(claim: Figure) -> str:
    """Return the claim's figure in words and digits."""
    said, which = IN_WORDS.get(Comparator(claim.comparator), ("", "value"))
    amount = getattr(claim, which, None)
    if amount is None and which != "range":
        amount = claim.value
    if amount is None:
        said, written = bounded(claim, said)
    else:
        written = scaled(amount, claim.unit)
    return f"{said} {with_unit(written, claim.unit)}".strip()


def bounded(claim: Figure, said: str) -> tuple[str, str]:
    """Return the words and numbers of a figure of which the bounds are known, or of one of them."""
    low, high = claim.low, claim.high
    if low is not None and high is not None:
        return (said if said == "about" else ""), f"{scaled(low, claim.unit)} to {scaled(high, claim.unit)}"
    if low is not None:
        return "at least", scaled(low, claim.unit)
    if high is not None:
        return "at most", scaled(high, claim.unit)
    return "", "" if claim.value is None else scaled(claim.value, claim.unit)
