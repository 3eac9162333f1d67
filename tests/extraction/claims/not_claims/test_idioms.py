import pytest

from tests.extraction.claims.reading import kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They fought for decades.", "decades"),
        ("A decades-long war ended.", "decades-long"),
        ("The truce held only hours.", "only hours"),
        ("Scores of people fled.", "Scores"),
        ("He is a two-time champion.", "two"),
        ("They voted on a two-party basis.", "two"),
        ("The three-story office burned.", "three"),
        ("It may last a week or two.", "a week or two"),
    ],
)
def test_stretches_that_assert_are_kept(text: str, words: str):
    assert kept(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "It was all for naught.",
        "Weeks later they met.",
        "It changed in recent decades.",
        "A woman in her early 30s sang.",
        "It was a two-handed dunk.",
        "He fell at the 14-yard line.",
        "A zero-day flaw was found.",
    ],
)
def test_set_phrases_are_no_claims(text: str):
    assert kept(text) == []


def test_a_whole_heart_is_no_share():
    assert kept("I was 100 percent sure.") == []
    assert kept("Sales rose 100 percent more.") == ["100 percent"]
