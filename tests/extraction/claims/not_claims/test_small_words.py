import pytest

from tests.extraction.claims.reading import kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were arrested.", ["Two"]),
        ("One man was killed and one woman wounded.", ["One", "one"]),
        ("He faces one charge of theft.", ["one"]),
        ("The two victims worked there.", ["two"]),
        ("He did not aim at all three of the people.", ["three"]),
        ("The blast killed one and injured 12.", ["one", "12"]),
        ("A man shot three people, killing one, before he fled.", ["three", "one"]),
        ("The flood killed only one person.", ["one"]),
        ("One Australian and one English climber have died.", ["One", "one"]),
        ("He fired one round at the guard.", ["one"]),
    ],
)
def test_small_numbers_that_count_are_kept(text: str, words: list[str]):
    assert kept(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "One of them fled.",
        "No one was hurt.",
        "One resident said the house shook.",
        "The two sides met.",
        "There is one reason.",
        "He is the only one.",
    ],
)
def test_pronouns_and_pointers_are_no_claims(text: str):
    assert kept(text) == []
