from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.dated import dated
from tests.matching.make import prepared

SAID = "The flood killed 12 people on {}."


def test_a_sentence_without_a_day_says_nothing():
    assert dated(prepared(), prepared("12", SAID.format("3 May 2021"))) == SILENT


def test_one_day_written_twice_says_nothing_against():
    left, right = (prepared("12", SAID.format(day)) for day in ("3 May 2021", "May 3"))
    assert dated(left, right) == SILENT


def test_two_days_are_two_events():
    left, right = (prepared("12", SAID.format(day)) for day in ("3 May 2021", "May 7"))
    assert dated(left, right) == (0.0, "One is of 3 May 2021, the other of 7 May.")


def test_two_quakes_of_unlike_strength_are_two_events():
    said = "The {} quake struck 40 miles off the coast."
    left, right = (prepared("40 miles", said.format(size)) for size in ("magnitude 6.1", "7.5-magnitude"))
    assert dated(left, right) == (0.0, "One is of a quake of 6.1, the other of one of 7.5.")


def test_two_strengths_of_one_quake_are_compared_as_figures():
    left, right = (
        prepared(size, f"The {size}-magnitude quake struck.", measure="magnitude") for size in ("6.1", "7.5")
    )
    assert dated(left, right) == SILENT


def test_magnitudes_more_than_a_unit_apart_are_of_two_quakes():
    left, right = (
        prepared(size, f"The {size} quake struck.", value=float(size), measure="magnitude") for size in ("6.1", "7.5")
    )
    assert dated(left, right) == (0.0, "6.1 and 7.5 are of two quakes.")
