import pytest

from tests.extraction.claims.reading import claims


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("Half of the civilian population of Armenia fled.", "Half", "civilian population of Armenia fled"),
        ("A missile attack on Barda killed 25 people.", "25", "missile attack on Barda killed people"),
        ("Two gunmen stole a car.", "Two", "gunmen stole"),
        ("The death toll reached 430 in 2020.", "430", "death toll"),
    ],
)
def test_a_subject_is_the_counted_and_what_befell_it(text: str, words: str, subject: str):
    assert claims(text)[words].subject == subject


def test_the_event_of_the_sentence_is_named():
    assert "fuel depot explosion" in claims("After the fuel depot explosion, 68 people were found dead.")["68"].subject


def test_a_subject_is_a_label_not_a_sentence():
    text = (
        "A very long and winding list of "
        + "old and tired and angry men of the north and " * 10
        + "the south saw 40 ships."
    )
    assert len(claims(text)["40"].subject.split()) <= 12
