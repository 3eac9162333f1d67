import pytest

from claimsdb.extraction.quotations.roster import Roster, person_words
from tests.extraction.quotations.quoting import reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Recep Tayyip Erdogan", ("Recep", "Tayyip", "Erdogan")),
        ("Mr. Lee", ("Lee",)),
        ("Vladimir Putin’s", ("Vladimir", "Putin")),
        ("Mohammed al-Hamza", ("Mohammed", "al-Hamza")),
    ],
)
def test_a_name_is_what_is_left_without_titles(text, words):
    assert person_words(text.split()) == words


def test_the_fullest_name_is_found_by_any_of_its_words():
    roster = Roster(reading("Mary Anne Smith spoke. Mary Smith left. Smith had said enough."))
    assert roster.fullest(("Smith",)) == "Mary Anne Smith"
    assert roster.fullest(("Mary", "Smith")) == "Mary Anne Smith"


def test_a_stranger_keeps_the_name_given():
    assert Roster(reading("Mary Smith spoke.")).fullest(("Jones",)) == "Jones"


def test_a_title_tells_he_from_she():
    article = reading("Mrs. Kobayashi met Mr. Nakamura. Then she left.")
    pronoun = next(t.i for t in article.doc if t.text == "she")
    assert Roster(article).before(pronoun, "she").endswith("Kobayashi")


def test_nobody_fits_where_nobody_was_named():
    assert Roster(reading("The bridge was closed.")).before(3, "he") == ""


def test_a_name_beside_an_office_is_a_person_whatever_the_tagger_says():
    roster = Roster(reading("Turkey’s president, Recep Tayyip Erdoğan, will ignore the war. Erdogan said so."))
    assert roster.fullest(("Erdogan",)) == "Recep Tayyip Erdoğan"
