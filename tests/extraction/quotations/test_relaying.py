import pytest

from tests.extraction.quotations.quoting import found


def via(text: str) -> list[tuple[str, str]]:
    return [(q.attribution.speaker, q.attribution.via) for q in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lee said in London that the bridge was closed.",
        "Peter Lee told reporters that the bridge was closed.",
        "Peter Lee told the mayor that the bridge was closed.",
        "Peter Lee said that the bridge (built in 1921) was closed.",
    ],
)
def test_nobody_passes_on_what_was_said_to_nobody_in_print(text):
    assert via(text) == [("Peter Lee", "")]


def test_nobody_passes_on_their_own_words():
    assert via("Reuters reported that the bridge was closed. (Reuters, 2 May 2021)") == [("Reuters", "")]


@pytest.mark.parametrize(
    ("text", "publication"),
    [
        ("Peter Lee told Reuters that the bridge was closed.", "Reuters"),
        ("Peter Lee told the FT that the bridge was closed.", "Financial Times"),
        ("Peter Lee told state television that the bridge was closed.", "state television"),
        ("In an interview with the Guardian, Peter Lee said that the bridge was closed.", "The Guardian"),
        ("Speaking to Reuters, Peter Lee said that the bridge was closed.", "Reuters"),
        ("Peter Lee was quoted by Reuters as saying that the bridge was closed.", "Reuters"),
        ("Peter Lee said that the bridge was closed. (Ann Moss, Financial Times, 2 May 2021)", "Financial Times"),
        ("Peter Lee said that the bridge was closed (Ann Moss, Financial Times, 2 May 2021).", "Financial Times"),
    ],
)
def test_a_publication_passes_words_on(text, publication):
    assert via(text) == [("Peter Lee", publication)]


def test_what_is_said_on_in_the_same_paragraph_was_said_to_the_same_publication():
    text = "Peter Lee told Reuters that the bridge was closed. “Nobody can cross,” he said."
    assert via(text) == [("Peter Lee", "Reuters")] * 2


def test_what_is_said_in_another_paragraph_need_not_be():
    text = "Peter Lee told Reuters that the bridge was closed.\n\n“Nobody can cross,” Peter Lee said."
    assert via(text) == [("Peter Lee", "Reuters"), ("Peter Lee", "")]


def test_a_citation_behind_the_full_stop_covers_its_paragraph():
    text = "Peter Lee said that it rained. Ann Moss said that the road was open. (Reuters, 2 May 2021)"
    assert via(text) == [("Peter Lee", "Reuters"), ("Ann Moss", "Reuters")]


def test_a_citation_inside_a_sentence_covers_that_sentence():
    text = "Peter Lee said that it rained. Ann Moss said that the road was open (Reuters, 2 May 2021)."
    assert via(text) == [("Peter Lee", ""), ("Ann Moss", "Reuters")]


def test_marked_words_with_a_report_behind_are_the_speakers():
    text = (
        "Peter Lee said, “Denmark’s use of force had changed the facts on the ground” and that has "
        "“proved there was a military solution to the dispute,” Reuters reported."
    )
    assert set(via(text)) == {("Peter Lee", "Reuters")}
