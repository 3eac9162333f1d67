import pytest

from claimsdb.matching.dispute import Stance, affirmed, negated, stance
from tests.matching.make import make_quotation


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", Stance.NEITHER),
        ("", Stance.NEITHER),
        ("denied", Stance.DENIES),
        ("has rejected", Stance.NEITHER),
        ("accused", Stance.CHARGES),
        ("alleges", Stance.CHARGES),
    ],
)
def test_the_cue_alone_tells_the_stance(cue, expected):
    assert stance(make_quotation(cue=cue)) is expected


def test_not_turns_a_statement_round():
    assert negated("The bridge was not open")
    assert negated("The bridge “didn’t open”")
    assert not negated("The bridge was open")


@pytest.mark.parametrize(
    ("cue", "exact", "expected"),
    [
        ("rejected", "the offer", Stance.NEITHER),
        ("repudiated", "decades of support for free trade", Stance.NEITHER),
        ("rejected", "accusations of fraud", Stance.DENIES),
        ("dismissed", "reports that he had fled", Stance.DENIES),
        ("claim", "aren’t there", Stance.DENIES),
        ("insists", "he did not shoot", Stance.DENIES),
        ("insisted", "any truce must mean that they do not return", Stance.CHARGES),
        ("said", "he did not shoot", Stance.NEITHER),
    ],
)
def test_some_cues_deny_by_what_they_take(cue, exact, expected):
    assert stance(make_quotation(exact, cue=cue)) is expected


def test_what_is_affirmed_is_the_rest():
    assert affirmed("they did not open the bridge") == "they open the bridge"
