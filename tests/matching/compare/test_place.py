import pytest

from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.place import place
from tests.matching.make import prepared


def test_an_unknown_place_says_nothing():
    assert place(prepared(), prepared(place="Oberdorf")) == SILENT


def test_the_same_place_speaks_for_one_question():
    assert place(prepared(place="Oberdorf"), prepared(place="Oberdorf, Valais"))[0] >= 0.7


def test_another_place_speaks_against_it():
    other = prepared("12", "A train hit 12 cows.", place="Niederdorf")
    assert place(prepared(place="Oberdorf"), other)[0] == 0.0


def test_another_place_in_a_passage_on_the_same_event_is_hardly_another():
    assert place(prepared(place="Oberdorf"), prepared(place="Niederdorf"))[0] == 0.4


def test_a_place_in_the_other_title_is_not_another_place():
    assert place(prepared(place="Oberdorf"), prepared(place="Valais", title="Flood in Oberdorf"))[0] > 0.5


def test_passages_that_name_two_places_alone_are_not_on_one_event():
    left, right = (
        prepared("12", f"The flood in {name} killed 12 people.", place=name) for name in ("Oberdorf", "Niederdorf")
    )
    assert place(left, right)[0] == 0.0


def test_two_towns_of_one_country_are_two_places():
    score, reason = place(prepared(place="Oberdorf, Valais"), prepared(place="Niederdorf, Valais"))
    assert score == pytest.approx(0.5)
    assert reason == "Both are about Valais."


def test_a_place_is_told_as_it_is_spelled():
    assert place(prepared(place="West Valais"), prepared(place="Valais"))[1] == "Both are about Valais."
    assert place(prepared(place="St. Oberdorf"), prepared(place="St. Oberdorf"))[1] == "Both are about St. Oberdorf."
