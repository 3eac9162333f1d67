import pytest

from claimsdb.quantities.numerals import read_cardinal
from claimsdb.quantities.tokens import tokenise


def whole(text):
    """The value of a number that takes the whole text, else None."""
    tokens = tokenise(text)
    number = read_cardinal(tokens, 0)
    return float(number.value) if number and number.stop == len(tokens) else None


def test_a_word_that_is_no_number_is_none():
    assert read_cardinal(tokenise("several"), 0) is None


def test_a_bare_magnitude_is_no_number():
    assert read_cardinal(tokenise("million"), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nought", 0),
        ("seventeen", 17),
        ("sixty-two", 62),
        ("sixty two", 62),
        ("a hundred and ten", 110),
        ("two hundred and fifty thousand", 250_000),
        ("one hundred and twenty-three thousand", 123_000),
        ("nineteen hundred", 1900),
        ("four million two hundred thousand", 4_200_000),
        ("6.1 million", 6_100_000),
        ("7 thousand 2 hundred and 5", 7205),
        ("three-million", 3_000_000),
        ("two lakh crore", 2e12),
        ("9 bn", 9e9),
        ("eight point nought five", 8.05),
        ("three hundred point twenty-six", 300.26),
    ],
)
def test_words_and_digits_make_one_number(text, value):
    assert whole(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["five six", "one hundred and two hundred", "3000 4 hundred", "2 million and 15"])
def test_numbers_side_by_side_stay_two(text):
    assert whole(text) is None


def test_and_can_be_left_for_what_comes_after():
    number = read_cardinal(tokenise("one hundred and fifty"), 0, join=False)
    assert number is not None
    assert number.value == 100
