from claimsdb.matching.names import names_of
from tests.asserts import soon


def test_lower_case_has_no_names():
    assert names_of("the flood killed twelve people") == frozenset()


def test_the_word_that_opens_a_sentence_is_no_name():
    assert names_of("Jurors left. Twelve people died.") == frozenset()


def test_two_capitals_open_with_a_name():
    assert names_of("Anna Huberova left.") == {"anna", "huberova"}


def test_a_capital_inside_a_sentence_is_a_name():
    assert names_of("Rain fell on Oberdorf.") == {"oberdorf"}


def test_days_months_and_what_every_paper_names_are_left_out():
    assert names_of("In May the Police came, on Friday the Court.") == frozenset()


def test_a_hundred_thousand_capitals_are_read_soon():
    with soon():
        names_of("A" * 100_000 + " Bb" * 30_000)
