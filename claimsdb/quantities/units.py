"""Units and currencies: what a slug measures, and what it is in base units.

The factors stand in ``units.toml`` and are checked against pint in the tests: a table of a hundred rows read once
is plainer than a registry, and a conversion costs a multiplication.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

MONEY = "money"
COUNT = "count"
HUNDREDTH = 0.01

# Rates with a name of their own, which some units of the table measure outright ("km/h", "bpd").
NAMED_RATES = {"length_per_time": "speed", "volume_per_time": "flow", "data_per_time": "data_rate"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``value * factor + offset`` is the value in ``base``, the base unit of its dimension."""

    slug: str
    dimension: str
    base: str
    factor: float = 1.0
    offset: float = 0.0


BARE = Unit("", COUNT, "")


@cache
def unit_table() -> dict[str, dict[str, object]]:
    """The rows of ``units.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("units.toml").read_text("utf-8"))


@cache
def currency_table() -> dict[str, dict[str, object]]:
    """The rows of ``currencies.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("currencies.toml").read_text("utf-8"))


@cache
def all_units() -> dict[str, Unit]:
    """Every unit by its slug; the base of a dimension is its row with factor 1 and no offset."""
    rows = unit_table()
    bases = {
        row["dimension"]: slug for slug, row in reversed(rows.items()) if row["factor"] == 1 and "offset" not in row
    }
    units = {"": BARE}
    for slug, row in rows.items():
        dimension = str(row["dimension"])
        factor, offset = float(str(row["factor"])), float(str(row.get("offset", 0)))
        units[slug] = Unit(slug, dimension, str(bases[dimension]), factor, offset)
    for code, row in currency_table().items():
        units[code] = Unit(code, MONEY, code)
        minor = row.get("minor", {})
        if isinstance(minor, dict):
            units.update({slug: Unit(slug, MONEY, code, HUNDREDTH) for slug in minor})
    return units


def unit(slug: str) -> Unit:
    """The unit of a slug: "" for a bare count, an ISO 4217 code, a row of the table, or a rate "km_per_day".

    Raises KeyError for a slug that nothing knows.
    """
    units = all_units()
    if slug in units:
        return units[slug]
    if "_per_" in slug:
        return rate(*slug.split("_per_", 1))
    if len(slug) == 3 and slug.isascii() and slug.isupper():
        return Unit(slug, MONEY, slug)
    raise KeyError(f"no unit is called {slug!r}")


def rate(above: str, below: str) -> Unit:
    """One unit per another: its base is the base of the one per the base of the other."""
    upper, lower = unit(above), unit(below)
    dimension = f"{upper.dimension}_per_{lower.dimension}"
    named = NAMED_RATES.get(dimension, dimension)
    return Unit(f"{above}_per_{below}", named, f"{upper.base}_per_{lower.base}", upper.factor / lower.factor)


def dimension(slug: str) -> str:
    """What a unit measures: "length", "money", "share", ..., "count" for a bare number."""
    return unit(slug).dimension


def to_base(value: float, slug: str) -> tuple[float, str]:
    """A value in base units, with the base's slug: ``(1.2, "mile")`` is 1931.2 metres, "percent" becomes a share.

    Money stays in its currency (12 cents are 0.12 USD), a bare count stays what it is.
    """
    of = unit(slug)
    return value * of.factor + of.offset, of.base


def convert(value: float, slug: str, into: str) -> float:
    """A value in another unit of the same dimension; money only within one currency. ValueError otherwise."""
    source, target = unit(slug), unit(into)
    if (source.dimension, source.base) != (target.dimension, target.base):
        raise ValueError(f"{slug!r} does not convert into {into!r}")
    return (value * source.factor + source.offset - target.offset) / target.factor
