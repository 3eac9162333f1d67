from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.template import template
from tests.matching.make import prepared


def test_two_sentences_are_no_template():
    assert template(prepared("12", "A train hit 12 cows."), prepared()) == SILENT


def test_one_sentence_with_another_number_is_one():
    score, reason = template(prepared("12", "The flood killed 12 people."), prepared("15", "A flood killed 15 people"))
    assert (score, reason) == (1.0, "Both numbers stand in nearly the same sentence.")
