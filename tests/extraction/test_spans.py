"""Tests for ``claimsdb.extraction.spans``."""

from datetime import date

import pytest

from claimsdb.extraction import language
from claimsdb.extraction.extraction import Style
from claimsdb.extraction.quotations.find import find_quotations
from claimsdb.extraction.spans import read_claim, read_quotation
from claimsdb.quantities.quantity import Comparator


def drawn(marked):
    """Return a text without the brackets around the words that a person drew over, and their offsets."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


def claim(marked, **given):
    text, start, end = drawn(marked)
    doc = language.read(language.pipeline(), text)
    found = read_claim(doc, find_quotations(doc), start, end, **given)
    return found, text[found.start : found.end]


def quotation(marked):
    text, start, end = drawn(marked)
    doc = language.read(language.pipeline(), text)
    found = read_quotation(doc, find_quotations(doc), start, end)
    return found, text[found.start : found.end]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("At least [4,000] people died.", "At least 4,000"),
        ("At least 4,0[0]0 people died.", "At least 4,000"),
        ("At least [4,000 people] died.", "4,000 people"),
        ("It cost $[4.5] million.", "$4.5 million"),
        ("[No number] here.", "No number"),
    ],
)
def test_words_inside_a_quantity_are_widened_to_all_of_it(marked, words):
    assert claim(marked)[1] == words


def test_a_claim_has_its_number_measure_period_and_place():
    found, _ = claim("On Friday nearly [5,000] people were killed in Baku.", published=date(2020, 10, 20))
    assert (found.high, found.comparator, found.measure) == (5000, Comparator.NEARLY, "deaths")
    assert found.place == "Baku"
    assert found.period.end == date(2020, 10, 16)


def test_a_number_that_the_engine_passes_over_is_read_where_a_person_marks_it():
    text, start, end = drawn("The [1988] war ended.")
    assert claim("The [12] of them left.")[0].value == 12
    doc = language.read(language.pipeline(), text)
    assert read_claim(doc, [], start, end).value is None


def test_a_claim_in_a_quotation_is_its_speakers():
    found, _ = claim("“We lost [40] people,” said Anna Petrosyan.")
    assert (found.value, found.attribution.speaker) == (40, "Anna Petrosyan")


def test_a_quotation_is_read_with_its_speaker_and_cue():
    found, words = quotation("Anna Petrosyan said: [“We lost many.”]")
    assert words == "We lost many."
    assert (found.style, found.attribution.speaker, found.attribution.cue) == (Style.DIRECT, "Anna Petrosyan", "said")


def test_a_quotation_that_the_engine_has_not_takes_the_speaker_of_its_sentence():
    found, _ = quotation("Kalin, for whom [the talks] were doomed, said: “It is almost certain to fail.”")
    assert (found.style, found.attribution.speaker, found.attribution.cue) == (Style.INDIRECT, "Kalin", "said")


@pytest.mark.parametrize(
    ("marked", "style"),
    [
        ("There was “a [fine] mess” there.", Style.DIRECT),
        ("There was [a “fine” mess] there.", Style.MIXED),
        ("There was [a fine mess] there.", Style.INDIRECT),
    ],
)
def test_marks_around_and_among_the_words_tell_how_they_are_quoted(marked, style):
    assert quotation(marked)[0].style == style


def test_no_words_are_no_span():
    for found, words in (claim("One [ ] two."), quotation("One [ ] two.")):
        assert found.start == found.end
        assert words == ""
