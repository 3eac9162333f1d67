import pytest

from tests.quantities.reading import exact, measured


def test_a_vote_is_two_counts():
    assert measured("a 52-48 vote") == [(52, ""), (48, "")]


def test_a_range_is_no_score():
    assert exact("some 10-15 men") == ["some 10-15"]


@pytest.mark.parametrize(
    "text", ["won 3-2", "a 2-1 defeat", "the Rovers (5-10) led", "Albion (8-8, 0-3)", "lost 10-15", "it ended 4-4"]
)
def test_a_score_counts_nothing(text):
    assert exact(text) == []
