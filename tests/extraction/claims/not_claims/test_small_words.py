import pytest

from tests.extraction.claims.reading import kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were arrested.", ["Two"]),
        ("One man was killed and one woman wounded.", ["One", "one"]),
        ("He faces one charge of theft.", ["one"]),
        ("The two victims worked there.", ["two"]),
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
    ],
)
def test_pronouns_and_pointers_are_no_claims(text: str):
    assert kept(text) == []
