import pytest

from claimsdb.quantities.amounts import read_numeral
from claimsdb.quantities.tokens import tokenise


def whole(text):
    tokens = tokenise(text)
    number = read_numeral(tokens, 0)
    return float(number.value) if number and number.stop == len(tokens) else None


@pytest.mark.parametrize("text", ["third", "the half", "2222/3333", "13/11", "5/0"])
def test_an_ordinal_a_date_or_an_identifier_is_no_part(text):
    assert whole(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two-thirds", 2 / 3),
        ("five sixths", 5 / 6),
        ("one - eighth", 1 / 8),
        ("a twenty-second", None),
        ("a thousandth", 0.001),
        ("3/8", 0.375),
        ("¾", 0.75),
        ("2 3/4", 2.75),
        ("4-1/2", 4.5),
        ("7½", 7.5),
        ("four and a quarter", 4.25),
        ("three and two fifths", 3.4),
        ("thirty thirty-firsts", 30 / 31),
        ("half a million", 500_000),
        ("half-a-million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a billion", 750_000_000),
        ("one and a half million", 1_500_000),
        ("one and half million", 1_500_000),
        ("2 million and a half", 2_500_000),
        ("two-and-a-half", 2.5),
        ("one-and-a-half million", 1_500_000),
        ("two-and-three-quarter", 2.75),
        ("three-quarter", 0.75),
        ("two-quarter", None),
        ("two dozen", 24),
        ("half a dozen", 6),
    ],
)
def test_parts_are_read_with_what_they_are_part_of(text, value):
    assert whole(text) == (None if value is None else pytest.approx(value))


def test_quarters_are_parts_up_to_three():
    assert whole("three quarters") == 0.75
    assert whole("nine quarters") is None
