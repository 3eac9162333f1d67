import pytest

from tests.quantities.reading import measured


@pytest.mark.parametrize(
    "text", ["two in my car", "12 in six boxes", "one in 2018", "won two in 10 days", "12 of 15", "5 over 3 years"]
)
def test_two_counts_are_no_share(text):
    assert all(unit != "share" for _, unit in measured(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one in ten", 0.1),
        ("one in every 500 users", 0.002),
        ("three in four", 0.75),
        ("12 out of 15", 0.8),
        ("1 over 8", 0.125),
        ("two-thirds", pytest.approx(2 / 3)),
        ("half the land", 0.5),
        ("3/4 of it", 0.75),
    ],
)
def test_a_share_is_one_number(text, value):
    assert measured(text) == [(value, "share")]


def test_a_part_of_a_unit_is_no_share():
    assert measured("half a mile") == [(0.5, "mile")]
