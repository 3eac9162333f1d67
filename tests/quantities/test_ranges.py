import pytest

from tests.quantities.reading import bounds, measured


@pytest.mark.parametrize("text", ["rose from 20 to 30 percent", "cut from 9 to 7 percent", "over 60 to 30 percent"])
def test_a_change_is_two_quantities_of_one_unit(text):
    assert [unit for _, unit in measured(text)] == ["percent", "percent"]


def test_two_sums_with_their_own_currency_are_a_change():
    assert measured("sales went from $3m to $100m") == [(3e6, "USD"), (100e6, "USD")]
    assert measured("from $3m to $100m") == [(3e6, "USD"), (100e6, "USD")]


def test_a_change_shares_the_magnitude():
    assert measured("rose from 2 to 3 million") == [(2e6, ""), (3e6, "")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30", 20, 30),
        ("between about 20 and about 30", 20, 30),
        ("between one hundred and fifty and two hundred", 150, 200),
        ("from 10 to 15 percent", 10, 15),
        ("ranging from $3 to $100", 3, 100),
        ("10-15 men", 10, 15),
        ("10 – 15", 10, 15),
        ("1000-1500 refugees", 1000, 1500),
        ("8- to 16-metre", 8, 16),
        ("a 20-to-30-year wait", 20, 30),
        ("20~30", 20, 30),
        ("those ages 18 to 29", 18, 29),
        ("20 through 100", 20, 100),
        ("$20-30 million", 20e6, 30e6),
        ("two to three million", 2e6, 3e6),
        ("500 to 1 million", 500, 1e6),
        ("two or three days", 2, 3),
        ("minus ten to fifteen", -10, 15),
    ],
)
def test_two_numbers_bound_one(text, low, high):
    assert ("between", low, high) in bounds(text)
    assert len(bounds(text)) == 1


def test_a_falling_range_is_turned_round():
    assert bounds("ranged from -18 °C to -34 °C") == [("between", -34, -18)]


def test_a_list_shares_its_unit():
    assert measured("45 and 50 kg") == [(45, "kg"), (50, "kg")]


def test_a_chain_is_no_range():
    assert all(comparator == "exactly" for comparator, _, _ in bounds("five-six-seven"))
