from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.measure import measure, spoken
from tests.matching.make import prepared


def test_an_unknown_measure_says_nothing():
    assert measure(prepared(), prepared(measure="deaths")) == SILENT


def test_the_same_measure_speaks_for_one_question():
    assert measure(prepared(measure="deaths"), prepared(measure="deaths")) == (1.0, "Both measure deaths.")


def test_the_dead_are_not_the_injured():
    assert measure(prepared(measure="deaths"), prepared(measure="injured"))[0] == 0.0


def test_what_a_sum_is_for_stands_behind_it():
    assert spoken("money_deal") == "money (deal)"
    assert spoken("house_damage") == "house damage"


def test_what_is_counted_may_be_told_by_another_name_or_by_what_befell_it():
    assert measure(prepared(measure="products"), prepared(measure="damaged"))[0] == 0.4
    cut = prepared("three", "The storm cut three cables.", value=3.0, measure="damaged")
    assert measure(cut, prepared("three", "It hit three cables.", value=3.0, measure="affected"))[0] == 0.4
    assert measure(cut, prepared("three", "It hit three ports.", value=3.0, measure="affected"))[0] == 0.0
