import pytest

from tests.quantities.reading import exact, values


@pytest.mark.parametrize(
    "text",
    [
        "in 2018",
        "the 2011 war",
        "since 1994",
        "around 1950",
        "in 1492",
        "the 2000 elections",
        "a silver 2007 saloon",
    ],
)
def test_years_are_no_quantities(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("2000 soldiers", 2000), ("more than 1988 men", 1988), ("killed 1850 people", 1850), ("in 1500 villages", 1500)],
)
def test_what_counts_is_no_year(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "no one came",
        "one of them",
        "killed one of them",
        "this one",
        "one can try",
        "a difficult one",
        "one another",
        "one-sided",
        "at one point",
        "a one-way street",
    ],
)
def test_the_pronoun_counts_nothing(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text", ["one soldier died", "at least one", "only one", "one", "killing one, wounding others"]
)
def test_one_that_counts_is_a_number(text):
    assert values(text) == [1]


def test_one_or_two_is_a_range():
    assert exact("one or two days") == ["one or two days"]


@pytest.mark.parametrize(
    "text",
    ["a third man", "the first half", "a half-brother", "the fourth quarter", "a fourth-quarter loss", "half brother"],
)
def test_an_ordinal_or_an_adjective_is_no_share(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("half the population", 0.5), ("more than half", 0.5), ("a quarter of them", 0.25), ("cut by half", 0.5)],
)
def test_a_share_is_read(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["the Bayraktar TB2 drone", "an F-16", "a top-10 hit", "m212", "a 3D film"])
def test_a_piece_of_a_code_is_no_number(text):
    assert values(text) == []


def test_a_number_after_a_name_belongs_to_it():
    assert values("sales of the Orion 7 rose") == []


def test_a_headline_has_capitals_and_still_counts():
    assert values("Quake Kills 25 in Iran") == [25]


def test_odds_and_short_dates_are_no_numbers():
    assert values("at 2/1 to win") == []
