"""Figures as people write them."""

from types import SimpleNamespace

import pytest

from claimsdb.claims.figures import figure, number


def claim(comparator="exactly", unit="", **numbers):
    """Return what has the numbers of a claim."""
    return SimpleNamespace(comparator=comparator, unit=unit, **{"value": None, "low": None, "high": None} | numbers)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (9, "9"),
        (4000, "4,000"),
        (146_000, "146,000"),
        (1.2, "1.2"),
        (0.03, "0.03"),
        (0, "0"),
        (-4000, "-4,000"),
        (2e6, "2 million"),
        (1.98e6, "1.98 million"),
        (1_234_567, "1,234,567"),
        (999_999, "999,999"),
        (56e9, "56 billion"),
        (5e12, "5 trillion"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
    ],
)
def test_numbers(amount, written):
    assert number(amount) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (claim(value=34), "34"),
        (claim("at_least", value=4000, low=4000), "at least 4,000"),
        (claim("more_than", low=1e6), "more than 1 million"),
        (claim("at_most", high=12), "at most 12"),
        (claim("less_than", value=5000, high=5000), "less than 5,000"),
        (claim("nearly", value=5000, high=5000), "nearly 5,000"),
        (claim("about", value=150_000), "about 150,000"),
        (claim("about", low=24, high=99), "about 24 to 99"),
        (claim("between", low=20, high=30, unit="km"), "20 to 30 km"),
        (claim(low=24, high=99), "24 to 99"),
        (claim(low=10), "at least 10"),
        (claim("between", high=10), "at most 10"),
        (claim("at_least", value=7), "at least 7"),
        (claim("between", value=7), "7"),
    ],
)
def test_bounds_and_comparators(given, written):
    assert figure(given) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (100e6, "USD", "$100 million"),
        (2e9, "EUR", "€2 billion"),
        (5e6, "AMD", "AMD 5 million"),
        (90, "percent", "90%"),
        (0.5, "share", "50%"),
        (12, "mile", "12 miles"),
        (1, "mile", "1 mile"),
        (6, "foot", "6 feet"),
        (4400, "square_km", "4,400 km²"),
        (3, "square_mile", "3 square miles"),
        (60, "mile_per_hour", "60 miles per hour"),
        (40, "celsius", "40 °C"),
    ],
)
def test_units(value, unit, written):
    assert figure(claim(value=value, unit=unit)) == written
