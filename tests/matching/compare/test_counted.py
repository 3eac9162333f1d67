from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.counted import counted
from tests.matching.make import prepared


def test_nothing_after_the_number_says_nothing():
    assert counted(prepared("12", "The toll is 12."), prepared()) == SILENT


def test_the_same_thing_counted_speaks_for_one_question():
    assert counted(prepared("12", "They took 12 boats."), prepared("3", "There were 3 ships."))[0] == 1.0


def test_other_things_counted_speak_against_it():
    assert counted(prepared("12", "They took 12 boats."), prepared("3", "There were 3 cows."))[0] == 0.0
