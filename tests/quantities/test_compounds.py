import pytest

from tests.quantities.reading import measured


def test_years_and_months_stay_two():
    assert measured("two years and six months") == [(2, "year"), (6, "month")]


def test_two_lengths_apart_stay_two():
    assert measured("7 feet, and later 2 inches") == [(7, "foot"), (2, "inch")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 ft 3 in", 5.25, "foot"),
        ("5 feet and 3 inches", 5.25, "foot"),
        ("a 6-foot-6 man", 6.5, "foot"),
        ("a 6-foot-6-inch man", 6.5, "foot"),
        ("6'6\"", 6.5, "foot"),
        ("two hours 15 minutes", 2.25, "hour"),
        ("eight dollars and fifty cents", 8.5, "USD"),
        ("eight dollars fifty.", 8.5, "USD"),
        ("two miles and a half", 2.5, "mile"),
    ],
)
def test_two_units_make_one_quantity(text, value, unit):
    assert measured(text) == [(value, unit)]
