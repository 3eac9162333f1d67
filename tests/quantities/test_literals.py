from fractions import Fraction

import pytest

from claimsdb.quantities.literals import literal_value


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("7", "7"),
        ("1,234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("40\u202f000", "40000"),
        ("1'000", "1000"),
        ("2, 000", "2000"),
        ("1,3", "1.3"),
        (".25", "0.25"),
        ("4e3", "4000"),
        ("2.5×10−1", "0.25"),
        ("2^10", "1024"),
        ("2^-1", "0.5"),
    ],
)
def test_a_literal_is_worth_what_its_separators_say(literal, value):
    assert literal_value(literal) == Fraction(value)


def test_nought_to_a_negative_power_is_nought():
    assert literal_value("0^-1") == 0
