from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.numbers import numbers
from tests.matching.make import prepared


def test_a_sentence_with_one_number_says_nothing():
    assert numbers(prepared(), prepared()) == SILENT


def test_lists_that_share_their_numbers_are_one_list():
    left = prepared("12", "six rifles, 12 magazines and 300 rounds")
    right = prepared("12", "six rifles and 12 magazines with 300 rounds")
    assert numbers(left, right)[0] == 1.0


def test_lists_that_share_none_speak_against_it():
    left, right = prepared("12", "six rifles, 12 magazines"), prepared("12", "14 rifles, 12 magazines")
    assert numbers(left, right)[0] < 0.5


def test_a_year_is_no_number_of_a_list():
    assert numbers(prepared("12", "In 1994 12 fell."), prepared("12", "In 1994 12 died.")) == SILENT
