import pytest

from tests.extraction.quotations.quoting import direct, found


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "They met in the “big room” of the town hall.",
        "She acted in the television show “Night Shift”.",
        "He spoke on “Meet the Mayor” on Sunday.",
        "The so-called “peace deal” did not last.",
        "A firm called “Blue Harbor” built the bridge.",
    ],
)
def test_titles_terms_and_nicknames_are_no_quotations(text):
    assert direct(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is closed,” Ann Lee said.",
        "“The bridge is closed,” said Ann Lee, the mayor.",
        "“The bridge is closed”, said Ann Lee on Monday.",
        "Ann Lee said: “The bridge is closed.”",
        "Ann Lee told reporters in Oslo, “The bridge is closed.”",
        "According to Ann Lee, “The bridge is closed.”",
        "“The bridge is closed.” — Ann Lee",
        "“The bridge is closed,” Ann Lee went on.",
        "''The bridge is closed,'' Ann Lee said.",
    ],
)
def test_a_cue_before_or_after_names_the_speaker(text):
    [(words, speaker)] = direct(text)
    assert words.rstrip(".,") == "The bridge is closed"
    assert speaker == "Ann Lee"


def test_words_after_the_cue_have_the_same_speaker():
    text = "“The bridge is closed,” Ann Lee said on Monday. “We will open it in May.”"
    assert direct(text) == [("The bridge is closed,", "Ann Lee"), ("We will open it in May.", "Ann Lee")]


def test_a_sentence_broken_by_its_cue_goes_on():
    text = "“The bridge,” said Ann Lee, the mayor, “is closed for good.”"
    assert direct(text) == [("The bridge,", "Ann Lee"), ("is closed for good.", "Ann Lee")]


def test_a_cue_with_a_colon_may_end_the_paragraph_before():
    assert direct("Ann Lee declared:\n\n“The bridge is closed for good.”") == [
        ("The bridge is closed for good.", "Ann Lee")
    ]


def test_a_colon_needs_no_verb_of_saying():
    assert direct("Ann Lee had a warning for drivers: “The bridge is closed.”") == [
        ("The bridge is closed.", "Ann Lee")
    ]


def test_a_quotation_over_two_paragraphs_is_two_that_go_on():
    first, second = found("“The bridge is closed,” said Ann Lee. “We are sorry.\n\n“We will open it in May.”")[1:]
    assert first.continues is None
    assert second.continues == 1
    assert second.attribution.speaker == "Ann Lee"


def test_the_sentence_before_names_the_speaker_of_words_without_a_cue():
    text = "The bridge had stood for a century, Ann Lee said. “It was the pride of this old town.”"
    assert direct(text) == [("It was the pride of this old town.", "Ann Lee")]


def test_a_transcript_names_its_speakers():
    assert direct("“LEE: The bridge is closed, and that is all.”")[0][1] == "LEE"


def test_a_publication_in_brackets_is_the_source_of_the_words():
    [quotation] = found(
        "“The bridge is closed to all but the dead.” (A town cut off by Ann Lee, Financial Times, 2 May 2021)"
    )
    assert quotation.attribution.speaker == "Financial Times"


def test_a_quotation_inside_another_has_its_own_speaker():
    text = "The Times wrote:\n\n“‘The bridge is closed for good,’ said Ann Lee. The town was dark.”"
    assert ("The bridge is closed for good,", "Ann Lee") in direct(text)


def test_a_quotation_with_cue_and_speaker_is_surer_than_one_without():
    named, alone = found(
        "“The bridge is closed,” said Ann Lee.\n\nThe sun rose.\n\n“Nobody knows what the town is going to do now.”"
    )
    assert named.confidence > alone.confidence
