import pytest

from tests.quantities.reading import measured


@pytest.mark.parametrize(
    ("text", "unit"), [("5 km a week ago", "km"), ("5 percent a year", "percent"), ("$9 a day", "USD")]
)
def test_these_are_no_rates(text, unit):
    assert [found for _, found in measured(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("9 mm / yr", "mm_per_year"),
        ("60 miles an hour", "mile_per_hour"),
        ("30 km/h", "km_per_hour"),
        ("500 barrels a day", "barrel_per_day"),
        ("40 tonnes per hectare", "tonne_per_hectare"),
    ],
)
def test_a_rate_names_both_units(text, unit):
    assert [found for _, found in measured(text)] == [unit]
