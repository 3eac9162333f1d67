import pytest

from tests.quantities.reading import bounds, exact


@pytest.mark.parametrize("text", ["4,000", "only 4,000", "just 4,000"])
def test_without_a_comparator_there_are_no_bounds(text):
    assert bounds(text) == [("exactly", None, None)]


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("at least 4,000", "at_least", 4000, None),
        ("no fewer than 4,000", "at_least", 4000, None),
        ("4,000 or more", "at_least", 4000, None),
        ("4,000-plus", "at_least", 4000, None),
        ("≥ 4,000", "at_least", 4000, None),
        ("more than 4,000", "more_than", 4000, None),
        ("over 4,000", "more_than", 4000, None),
        ("upwards of 4,000", "more_than", 4000, None),
        ("more than an estimated 4,000", "more_than", 4000, None),
        ("up to 4,000", "at_most", None, 4000),
        ("as many as 4,000", "at_most", None, 4000),
        ("4,000 at the most", "at_most", None, 4000),
        ("about 4,000 or less", "at_most", None, 4000),
        ("fewer than 4,000", "less_than", None, 4000),
        ("nearly 4,000", "nearly", None, 4000),
        ("nearing 4,000", "nearly", None, 4000),
        ("around 4,000", "about", None, None),
        ("some 4,000", "about", None, None),
        ("4,000 or so", "about", None, None),
        ("exactly 4,000", "exactly", 4000, 4000),
        ("more than 4,000 or equal to it", "at_least", 4000, None),
        ("more than 4,000 and less than 5,000", "between", 4000, 5000),
        ("at most 5,000 and at least 4,000", "between", 4000, 5000),
    ],
)
def test_words_bound_the_number(text, comparator, low, high):
    assert (exact(text), bounds(text)) == ([text], [(comparator, low, high)])


def test_bounds_that_exclude_each_other_stay_two():
    assert len(bounds("more than 40 and less than 10")) == 2


def test_no_word_serves_two_numbers():
    assert exact("200 or more than 300") == ["200", "more than 300"]


def test_a_conversion_in_brackets_is_bounded_too():
    assert bounds("at least 60 miles (97 km)")[1] == ("at_least", 97, None)


def test_over_a_length_of_time_is_a_span_unless_the_words_measure():
    assert exact("$8m spread over two years") == ["$8m", "two years"]
    assert exact("lasted over two years") == ["over two years"]
