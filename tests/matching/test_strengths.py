import pytest

from claimsdb.matching.strengths import strengths_in, two_quakes


@pytest.mark.parametrize(
    "text",
    [
        "A magnitude 6.1 earthquake shook the coast.",
        "A magnitude-6.1 quake shook the coast.",
        "It had a magnitude of 6.1.",
        "The 6.1-magnitude quake shook the coast.",
        "An earthquake measuring 6.1 shook the coast.",
        "It came to 6.1 on the Richter scale.",
        "A 6.1 temblor shook the coast.",
    ],
)
def test_a_quake_is_told_by_its_strength(text):
    assert strengths_in(text) == [6.1]


@pytest.mark.parametrize("text", ["It struck 6.1 miles off the coast.", "Unemployment fell to 6.1 percent.", ""])
def test_other_fractions_are_no_strengths(text):
    assert strengths_in(text) == []


def test_two_quakes_are_more_than_some_tenths_apart():
    assert two_quakes([6.1], [7.5])
    assert not two_quakes([7.4], [7.6])
    assert not two_quakes([6.1, 7.6], [7.5])
    assert not two_quakes([], [7.5])
