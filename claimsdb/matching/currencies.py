"""How far two sums in two currencies are from one sum, converted."""

import csv
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from claimsdb.matching.measured import Measured, compatible

# Newspapers round what they convert: "about $2.6 million" for two million euros at 1.32.
ROUNDED = 1.1
# Of two sums that are both converted from a third, each has been rounded, at a rate of its own.
TWICE = 1.2
DOLLAR = "USD"
Rate = tuple[float, float]


def _rates() -> dict[str, dict[int | None, Rate]]:
    """What one unit of a currency was worth in US dollars, the least and the most, by the year; None for any year.

    The years' are from the European Central Bank's reference rates, rounded outwards to three digits. Of currencies
    that it does not quote there is a rough range since 2000.
    """
    found: defaultdict[str, dict[int | None, Rate]] = defaultdict(dict)
    with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            year = int(row["year"]) if row["year"] else None
            found[row["currency"]][year] = float(row["low"]), float(row["high"])
    return dict(found)


RATES = _rates()


def may_be_one(left: Measured, right: Measured) -> bool:
    """Whether two figures of one dimension can both be true of one thing, in one currency or converted."""
    if left.currency != right.currency:
        return may_be_converted(left, right)
    return compatible(left, right)


def may_be_converted(left: Measured, right: Measured) -> bool:
    """Whether some rate of their years makes one sum of the other; True for currencies that are not in the table."""
    return apart(left, right) <= (TWICE if left.exchanged and right.exchanged else ROUNDED)


def apart(left: Measured, right: Measured) -> float:
    """The factor from 1 up that is left between two sums at the rate that brings them nearest; 1 where none is known.

    A sum is converted at the rate of the year in which either was told; where neither tells its year, at any.
    """
    years = frozenset(year for year in (left.year, right.year) if year)
    ours, theirs = dollars(left.currency, years), dollars(right.currency, years)
    if ours is None or theirs is None:
        return 1.0
    least, most = left.middle * ours[0], left.middle * ours[1]
    lowest, highest = right.middle * theirs[0], right.middle * theirs[1]
    if least <= highest and lowest <= most:
        return 1.0
    near, far = (most, lowest) if most < lowest else (highest, least)
    return far / near if near > 0 else float("inf")


@lru_cache(maxsize=1024)
def dollars(currency: str, years: frozenset[int]) -> Rate | None:
    """The least and the most that a unit was worth in these years; in any, where the table has none of them."""
    if currency == DOLLAR:
        return 1.0, 1.0
    rates = RATES.get(currency)
    if rates is None:
        return None
    told = [rates[year] for year in years if year in rates] or list(rates.values())
    return min(low for low, _ in told), max(high for _, high in told)
