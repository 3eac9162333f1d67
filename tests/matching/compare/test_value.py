import pytest

from claimsdb.matching.compare.value import nearness, value
from claimsdb.quantities.quantity import Comparator
from tests.matching.make import prepared


def test_the_same_value_agrees():
    assert value(prepared("1,200", value=1200.0), prepared("1200", value=1200.0)) == (1.0, "1,200 and 1200 agree.")


def test_small_counts_and_vague_ones_agree_less():
    assert value(prepared("12"), prepared("twelve"))[0] < 1.0
    dozens = prepared("dozens", value=None, low=24.0, high=99.0)
    assert value(dozens, dozens)[0] < 1.0


def test_values_far_apart_speak_against_it():
    other = prepared("5,000", "A train carried 5,000 sheep.", value=5000.0)
    assert value(prepared(value=12.0), other)[0] == 0.0


def test_a_number_changed_in_the_same_sentence_is_no_sign_of_another_question():
    left = prepared("1.2 miles", "The quake had a depth of 1.2 miles.", value=1.2, unit="mile")
    right = prepared("12 miles", "The quake had a depth of 12 miles.", value=12.0, unit="mile")
    assert value(left, right)[0] == 0.5


def test_a_number_that_the_other_sentence_gives_as_changed_is_no_sign_of_another_question():
    before = prepared("$3m", "Aid came to $3m.", value=3e6, unit="USD")
    now = prepared("$100m", "They increased aid to Oberdorf from $3m to $100m.", value=100e6, unit="USD")
    assert value(before, now)[0] == value(now, before)[0] == 0.5


def test_a_bound_leaves_room():
    least = prepared(value=20.0, low=20.0, comparator=Comparator.AT_LEAST)
    assert value(least, prepared(value=150.0))[0] == 0.6


def test_nobody_says_at_least_four_of_thousands():
    least = prepared("at least four", value=4.0, low=4.0, comparator=Comparator.AT_LEAST)
    many = prepared("2,000", "A train carried 2,000 sheep.", value=2000.0)
    assert value(least, many) == (0.0, "at least four and 2,000 are far apart.")


def test_nearness_falls_with_the_ratio_in_either_direction():
    assert nearness(100, 110) == pytest.approx(nearness(110, 100))
    assert 1 > nearness(100, 110) > nearness(100, 200) > nearness(100, 500) == 0


def test_zero_is_near_nothing_but_itself():
    assert nearness(0, 0) == 1.0
    assert nearness(0, 1) == 0.0


def test_a_number_is_told_without_the_capital_of_its_sentence():
    assert value(prepared("Four"), prepared("four"))[1] == "Both say four."
