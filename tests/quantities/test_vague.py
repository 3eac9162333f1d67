import pytest

from tests.quantities.reading import bounds, exact, only


@pytest.mark.parametrize(
    "text", ["She scores often.", "test scores", "an hour", "for hours", "in the decades after", "a couple from Leeds"]
)
def test_these_give_no_number(text):
    assert exact(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, 99),
        ("scores of men", 40, 199),
        ("hundreds", 200, 999),
        ("Thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("several hundred", 200, 999),
        ("a few thousand", 2000, 9999),
    ],
)
def test_a_plural_bounds_what_it_counts(text, low, high):
    assert bounds(text) == [("between", low, high)]


def test_a_plural_takes_its_unit():
    found = only("billions of euros")
    assert (found.unit, found.low) == ("EUR", 2e9)


def test_long_times_have_no_upper_bound():
    found = only("after decades of war")
    assert (found.low, found.high, found.unit) == (20, None, "year")


def test_short_times_count_where_the_words_insist():
    assert bounds("only hours later") == [("between", 2, 24)]
    assert exact("in a matter of minutes") == ["a matter of minutes"]


def test_one_long_time_is_a_rounded_length():
    found = only("the decade-long war")
    assert (found.value, found.unit, str(found.comparator)) == (10, "year", "about")


def test_a_length_of_one_needs_no_number():
    assert (only("a week-long strike").value, only("a week-long strike").unit) == (1, "week")


def test_a_couple_is_about_two():
    found = only("a couple of hundred men")
    assert (found.value, str(found.comparator)) == (200, "about")


@pytest.mark.parametrize("text", ["a week or two", "the next week or two"])
def test_one_or_two_of_a_time_is_a_range(text):
    assert bounds(text) == [("between", 1, 2)]
    assert only(text).unit == "week"


def test_twice_counts_two():
    assert only("They shot him twice.").value == 2


@pytest.mark.parametrize(
    "text", ["twice the size", "twice as large", "once or twice", "twice a week", "a twice-weekly"]
)
def test_twice_compares_or_tells_a_rate(text):
    assert exact(text) == []
