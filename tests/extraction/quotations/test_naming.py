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
        ("Analysts said that the bridge was closed.", "analysts", SpeakerKind.UNNAMED),
        ("Several analysts said that the bridge was closed.", "analysts", SpeakerKind.UNNAMED),
        ("Armenia accused the army of shelling the old town.", "Armenia", SpeakerKind.GOVERNMENT),
        ("The Kremlin declared that the bridge was closed.", "Kremlin", SpeakerKind.GOVERNMENT),
        ("Norway’s defence ministry said it was closed.", "Norway’s defence ministry", SpeakerKind.GOVERNMENT),
        ("“The bridge is closed,” the FT remarked.", "Financial Times", SpeakerKind.PUBLICATION),
        ("“The bridge is closed.” (Economist, 14 November)", "The Economist", SpeakerKind.PUBLICATION),
        ("Peter Lee said that the bridge was closed.", "Peter Lee", SpeakerKind.PERSON),
    ],
)
def test_a_speaker_has_a_kind(text, name, kind):
    [quotation] = found(text)
    assert (quotation.attribution.speaker, quotation.attribution.speaker_kind) == (name, kind)


def test_an_acronym_is_the_name_that_the_article_spells_out():
    text = "The Tidewater Institute of Physics (TIP) opened in May. TIP said that the bridge was closed."
    assert speakers(text) == ["Tidewater Institute of Physics"]


def test_whoever_owns_something_is_meant_where_the_sentence_names_nobody_else():
    text = "Peter Lee came. Mark Moss’s support for a “holy struggle”, as he described it, will help the town."
    assert speakers(text) == ["Mark Moss"]
