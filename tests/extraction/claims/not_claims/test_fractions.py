import pytest

from tests.extraction.claims.reading import kept


@pytest.mark.parametrize(
    ("text", "words"), [("A third of the houses burned.", "A third"), ("Half of the town fled.", "Half")]
)
def test_parts_of_a_whole_are_kept(text: str, words: str):
    assert kept(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "A third man fled.",
        "The shot wounded a third at the plant.",
        "They led in the second half.",
        "Sales rose in the third quarter.",
        "It was his 2,292nd point.",
        "He served 41/2 months in prison.",
    ],
)
def test_ordinals_and_stretches_of_play_are_no_claims(text: str):
    assert kept(text) == []
