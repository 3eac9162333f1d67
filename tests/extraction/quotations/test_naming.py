import pytest

from claimsdb.extraction.extraction import SpeakerKind
from tests.extraction.quotations.quoting import found, speakers


def test_a_surname_is_the_fullest_name_of_the_article():
    text = "President Recep Tayyip Erdogan spoke in Ankara. Mr Erdogan said the war was over."
    assert speakers(text) == ["Recep Tayyip Erdogan"]


def test_titles_are_no_part_of_a_name():
    text = "Armenian Foreign Minister Zohrab Mnatsakanyan said the war was over."
    assert speakers(text) == ["Zohrab Mnatsakanyan"]


@pytest.mark.parametrize(("pronoun", "name"), [("he", "Peter Lee"), ("she", "Mary Smith")])
def test_a_pronoun_is_the_nearest_person_whom_it_fits(pronoun, name):
    text = f"Mary Smith met Peter Lee in Oslo on Monday. “The bridge is closed,” {pronoun} said."
    assert speakers(text) == [name]


def test_a_person_inside_marks_is_not_who_says_so():
    text = "Peter Lee spoke. “I never met George Brown,” he said."
    assert speakers(text) == ["Peter Lee"]


@pytest.mark.parametrize("word", ["they", "I", "we"])
def test_other_pronouns_stay_open(word):
    assert speakers(f"Peter Lee came. “The bridge is closed,” {word} said.") == [""]


def test_who_is_the_noun_that_its_clause_is_about():
    assert speakers("The town was led by Peter Lee, who said that the bridge was closed.") == ["Peter Lee"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Financial Times writes that the bridge is closed.", "Financial Times", SpeakerKind.PUBLICATION),
        ("Russian officials said that the bridge was closed.", "Russian officials", SpeakerKind.GOVERNMENT),
        ("The Lee campaign said that the bridge was closed.", "Lee campaign", SpeakerKind.ORGANIZATION),
        ("The mayor said that the bridge was closed.", "the mayor", SpeakerKind.UNNAMED),
        ("Analysts said that the bridge was closed.", "Analysts", SpeakerKind.UNNAMED),
        ("Peter Lee said that the bridge was closed.", "Peter Lee", SpeakerKind.PERSON),
    ],
)
def test_a_speaker_has_a_kind(text, name, kind):
    [quotation] = found(text)
    assert (quotation.attribution.speaker, quotation.attribution.speaker_kind) == (name, kind)


def test_the_publication_that_was_told_passes_the_words_on():
    [quotation] = found("“The bridge is closed,” Peter Lee told Reuters.")
    assert quotation.attribution.via == "Reuters"


def test_what_a_publication_reports_of_others_passes_through_it():
    inner = found("Reuters reported that Peter Lee vowed to close the old bridge over the river.")[-1]
    assert (inner.attribution.speaker, inner.attribution.via) == ("Peter Lee", "Reuters")
