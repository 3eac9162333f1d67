import pytest

from claimsdb.matching.dispute import Stance, negated, stance
from tests.matching.make import make_quotation


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", Stance.NEITHER),
        ("", Stance.NEITHER),
        ("denied", Stance.DENIES),
        ("has rejected", Stance.DENIES),
        ("accused", Stance.CHARGES),
        ("alleges", Stance.CHARGES),
    ],
)
def test_the_cue_alone_tells_the_stance(cue, expected):
    assert stance(make_quotation(cue=cue)) is expected


def test_not_turns_a_statement_round():
    assert negated("The bridge was not open")
    assert not negated("The bridge was open")
