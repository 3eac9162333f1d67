import pytest

from tests.extraction.quotations.quoting import found, reported


@pytest.mark.parametrize(
    "text",
    ["The mayor opened the bridge.", "She ate an apple in the garden.", "All told, the bridge cost a fortune."],
)
def test_what_nobody_says_is_not_found(text):
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Ann Lee said that the bridge was closed.", "the bridge was closed", "Ann Lee"),
        ("Ann Lee said the bridge was closed.", "the bridge was closed", "Ann Lee"),
        ("The bridge was closed, Ann Lee said.", "The bridge was closed", "Ann Lee"),
        ("The bridge was closed, according to Ann Lee.", "The bridge was closed", "Ann Lee"),
        ("According to the mayor, the bridge was closed.", "the bridge was closed", "the mayor"),
        ("Officials denied that the bridge was closed.", "the bridge was closed", "Officials"),
        ("As Ann Lee noted, the old bridge was closed for good.", "the old bridge was closed for good", "Ann Lee"),
        ("The bridge will be closed for a year, Ann Lee said.", "The bridge will be closed for a year", "Ann Lee"),
        ("Ann Lee vowed to open the bridge by May.", "to open the bridge by May", "Ann Lee"),
        ("Ann Lee accused the builders of stealing steel.", "the builders of stealing steel", "Ann Lee"),
        ("Ann Lee warned of a long winter for the town.", "a long winter for the town", "Ann Lee"),
        ("The suggestion by Ann Lee that the bridge was unsafe angered them.", "the bridge was unsafe", "Ann Lee"),
    ],
)
def test_content_is_found_without_its_cue_and_without_that(text, words, speaker):
    assert (words, speaker) in reported(text)


def test_content_ends_before_the_next_cue():
    text = "Ann Lee said the bridge was closed, adding that it would open in May."
    assert reported(text) == [("the bridge was closed", "Ann Lee"), ("it would open in May", "Ann Lee")]


def test_content_ends_before_a_second_verb_of_saying():
    text = "Ann Lee said the bridge was closed and promised to open it in May."
    assert reported(text)[0] == ("the bridge was closed", "Ann Lee")


def test_a_cue_after_a_colon_takes_nothing_from_before_it():
    assert all("sank" not in words for words, _ in reported("The old ferry sank: police said two men were missing."))


def test_content_with_marked_words_is_one_mixed_quotation():
    [quotation] = found("Ann Lee said the bridge was “a disgrace to the town” and a danger.")
    assert quotation.style == "mixed"


def test_content_runs_to_the_end_of_its_marked_words():
    text = "Ann Lee said that “not everyone can swim. We need the bridge.”"
    assert reported(text) == [] or reported(text)[0][0].endswith("We need the bridge")


def test_surer_cues_give_surer_quotations():
    [said] = found("Ann Lee said that the bridge was closed to every driver.")
    [seen] = found("Ann Lee believes that the bridge was closed to every driver.")
    assert said.confidence > seen.confidence
