from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.names import DISTINCT, UNNAMED, names
from tests.matching.make import prepared

ROBBED = "Thieves took 4,310 coins in {}."


def test_passages_without_names_say_nothing_of_a_figure_that_few_have():
    claim = prepared("4,310", "Thieves took 4,310 coins.", value=4310.0)
    assert names(claim, claim) == SILENT


def test_a_name_in_both_says_nothing_more():
    left = prepared("two", "Huberova faces two counts of murder.", value=2.0, before="A court heard Huberova.")
    right = prepared("two", "She faces two counts of murder.", value=2.0, title="Huberova in the dock")
    assert names(left, right) == SILENT


def test_two_names_are_two_events():
    left = prepared("two", "A jury in Oberdorf heard two counts of murder.", value=2.0)
    right = prepared("two", "A jury in Niederdorf heard two counts of murder.", value=2.0)
    assert names(left, right) == (0.0, "No name is in both: one speaks of Oberdorf, the other of Niederdorf.")


def test_one_figure_that_few_have_is_nearly_a_name():
    left, right = (prepared("4,310", ROBBED.format(place), value=4310.0) for place in ("Oberdorf", "Niederdorf"))
    assert names(left, right)[0] == DISTINCT


def test_an_everyday_figure_wants_a_name():
    left = prepared("two", "A jury in Oberdorf heard two counts of murder.", value=2.0)
    right = prepared("two", "He faces two counts of murder.", value=2.0)
    assert names(left, right) == (UNNAMED, "")


def test_an_age_is_an_everyday_figure():
    claim = prepared("57", "A man, 57, fell.", value=57.0, measure="age")
    assert names(claim, claim) == (UNNAMED, "")


def test_figures_that_differ_may_be_of_places_named_further_up():
    left = prepared("6.1", "A 6.1 quake hit the island.", value=6.1, place="Oberdorf")
    right = prepared("4.6", "A 4.6 quake hit Niederdorf.", value=4.6)
    assert names(left, right) == (UNNAMED, "")
