import pytest

from claimsdb.extraction.quotations.before import cue_before, cue_nearby
from claimsdb.extraction.quotations.beside import Cue
from tests.extraction.quotations.quoting import reading


def words(text: str, cue: Cue | None) -> tuple[str, str] | None:
    doc = reading(text).doc
    if cue is None:
        return None
    tokens, speaker = cue.tokens, cue.speaker
    return (doc[tokens[0] : tokens[1]].text if tokens else "", doc[speaker[0] : speaker[1]].text if speaker else "")


@pytest.mark.parametrize(
    "text",
    [
        "“Go home.”",
        "The bridge was “closed.”",
        "They saw a show called “The Bridge.”",
    ],
)
def test_marked_words_need_no_cue_before_them(text):
    assert words(text, cue_before(reading(text), 0)) is None


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Peter Lee said, “Go home.”", "said", "Peter Lee"),
        ("Peter Lee told reporters in Oslo, “Go home.”", "told", "Peter Lee"),
        ("According to Peter Lee, “nobody went home.”", "According to", "Peter Lee"),
        ("Their chants of “Go home!” went on.", "chants of", "Their"),
        ("Peter Lee: “Go home.”", "", "Peter Lee"),
        ("A word from Peter Lee: “Go home.”", "from", "Peter Lee"),
        ("Peter Lee had a warning: “Go home.”", "had", "Peter Lee"),
    ],
)
def test_a_cue_before_marked_words_brings_its_speaker(text, cue, speaker):
    assert words(text, cue_before(reading(text), 0)) == (cue, speaker)


def test_a_cue_nearby_stands_in_the_same_paragraph():
    near = "Peter Lee sighed and spoke. Ann Moss said so. “Go home.”"
    assert words(near, cue_nearby(reading(near), 0)) == ("said", "Ann Moss")
    far = "Ann Moss said so.\n\n“Go home.”"
    assert cue_nearby(reading(far), 0) is None
