import pytest

from claimsdb.quantities.quantity import Comparator
from tests.extraction.claims.reading import claims


def test_a_plain_count_gains_nothing():
    assert claims("The flood killed 300 people.")["300"].unit == ""


def test_a_magnitude_takes_its_word_in():
    found = claims("A 4.6-magnitude quake struck; a magnitude 2.9 shock came after.")
    assert {words: claim.unit for words, claim in found.items()} == {
        "4.6-magnitude": "magnitude",
        "magnitude 2.9": "magnitude",
    }


def test_a_magnitude_of_leaves_the_word_outside():
    assert claims("It had a preliminary magnitude of 4.6.")["4.6"].unit == "magnitude"


def test_the_second_of_two_magnitudes_is_one_too():
    assert claims("Two shocks of magnitude 2.9 and 2.2 came after.")["2.2"].unit == "magnitude"


def test_a_quake_measures_its_magnitude():
    assert claims("Two quakes, measuring 7.6 and 7.4, struck.")["7.6"].unit == "magnitude"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They rated the quake as 4.4 in magnitude.", "4.4"),
        ("A quake of 7.6 shook it.", "7.6"),
        ("4-Plus Earthquake Recorded Near Troy", "4-Plus"),
    ],
)
def test_what_nobody_counts_of_quakes_is_their_magnitude(text, words):
    assert claims(text)[words].unit == "magnitude"


def test_whole_numbers_of_quakes_are_counted():
    assert claims("Some 4 earthquakes struck.")["Some 4"].unit == ""


def test_a_part_of_a_whole_is_a_share():
    assert claims("Half of the town fled.")["Half"].unit == "share"


def test_a_converted_sum_keeps_the_comparator():
    found = claims("The jewels are worth about two million euros ($2.6 million).")
    assert found["$2.6 million"].comparator is Comparator.ABOUT


def test_a_converted_bound_is_a_bound():
    claim = claims("The trench is at least 10 km (6 miles) long.")["6 miles"]
    assert (claim.comparator, claim.low, claim.high) == (Comparator.AT_LEAST, 6, None)


def test_a_bound_does_not_reach_the_next_count():
    assert claims("At least 68 people were killed and 290 injured.")["290"].comparator is Comparator.EXACTLY
