from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.unit import unit
from tests.matching.make import prepared


def test_two_counts_say_nothing():
    assert unit(prepared(), prepared()) == SILENT


def test_miles_and_kilometres_say_nothing():
    assert unit(prepared(unit="mile"), prepared(unit="km")) == SILENT


def test_one_currency_speaks_for_one_question_and_two_against():
    assert unit(prepared(unit="EUR"), prepared(unit="EUR"))[0] == 1.0
    assert unit(prepared(unit="EUR"), prepared(unit="USD")) == (0.0, "One is in EUR, the other in USD.")
