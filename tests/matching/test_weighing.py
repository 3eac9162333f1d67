"""What is given up early would have scored too low; what is not may score anything."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.matching import crossref as crossing
from claimsdb.matching.answers import WORTH_LENDING
from claimsdb.matching.background import Background
from claimsdb.matching.crossref import DEFAULT_SCORE, crossref, score_claims
from claimsdb.matching.features import FEATURES, SHIPPED, Weights
from claimsdb.matching.weighing import AT_MOST, FIRST, IN_ORDER, Weighing, most
from tests.matching.make import make_claim, prepared

SENTENCES = [
    "On 3 May 2020 the flood in Ghent killed 12 people.",
    "The flood of 9 July 2021 killed 12 people in Ghent, officials said.",
    "Anna Huber, 12, was hurt.",
    "It lies 12 miles from Upper Oberdorf.",
    "12 people were killed.",
    "Of them 12 were children.",
]
DAYS = [None, date(2020, 5, 4), date(2020, 5, 8), date(2021, 7, 10)]


@st.composite
def claims(draw, key=1):
    """A claim of 12 of something, or of another number."""
    value = draw(st.sampled_from([12.0, 13.0, 4_000.0]))
    return prepared(
        f"{value:g}",
        draw(st.sampled_from(SENTENCES)).replace("12", f"{value:g}"),
        id=key,
        value=value,
        published=draw(st.sampled_from(DAYS)),
        title=draw(st.sampled_from(["", "Flood in Ghent", "Court news"])),
        **draw(st.sampled_from([{}, {"measure": "age"}, {"measure": "deaths", "place": "Ghent"}, {"unit": "mile"}])),
    )


WEIGHTS = st.floats(-2, 8)


@st.composite
def weights(draw):
    """Weights as they are shipped, or as they may be learnt."""
    names = [feature.name for feature in FEATURES]
    learnt = st.fixed_dictionaries(dict.fromkeys(names, WEIGHTS))
    return draw(st.just(SHIPPED) | st.builds(Weights, learnt, learnt, st.just(-0.9), st.just(-1.8)))


@settings(max_examples=300, deadline=None)
@given(claims(1), claims(2), weights())
def test_what_is_given_up_would_have_scored_too_low(left, right, weighs):
    if left.measured.dimension == right.measured.dimension:
        whole, quick = score_claims(left, right, weighs), Weighing(weighs)(left, right)
        assert (quick.score, quick.reasons) == (whole.score, whole.reasons) or not quick.score
        assert quick.score or whole.score < WORTH_LENDING


@settings(max_examples=300, deadline=None)
@given(claims(1), claims(2))
def test_no_comparison_says_more_than_the_table_allows(left, right):
    for feature in FEATURES:
        score, _ = feature.compare(left, right)
        assert 0 <= score <= AT_MOST.get(feature.name, 1.0)


def test_another_day_and_another_figure_are_given_up_and_their_words_never_weighed():
    left = prepared("12", SENTENCES[0], id=1, published=DAYS[1])
    right = prepared("4,000", SENTENCES[1].replace("12", "4,000"), id=2, value=4_000.0, published=DAYS[3])
    assert Weighing(SHIPPED)(left, right).score == 0
    assert "near" not in vars(left)


def test_one_figure_is_not_given_up():
    assert Weighing(SHIPPED)(prepared(id=1), prepared(id=2)).score > DEFAULT_SCORE


def test_a_comparison_may_learn_to_speak_for_a_pair_when_it_is_silent():
    assert most("part", -2.0) == 1.0


def test_every_comparison_is_made_the_quick_ones_first():
    assert [feature.name for feature in IN_ORDER][: len(FIRST)] == FIRST
    assert sorted(map(id, IN_ORDER)) == sorted(map(id, FEATURES))


@pytest.mark.parametrize("background", [Background(), Background.from_texts(["A flood."])])
def test_giving_up_changes_no_suggestion(background, monkeypatch):
    records = [
        make_claim("12", sentence, id=key, article=key // 2, published=day, measure="deaths", place="Ghent")
        for key, (sentence, day) in enumerate((sentence, day) for sentence in SENTENCES for day in DAYS)
    ]
    quick = crossref(records, background, cap=1_000).suggestions
    monkeypatch.setattr(crossing, "Weighing", lambda _: score_claims)
    assert quick == crossref(records, background, cap=1_000).suggestions
    assert all(found.score >= DEFAULT_SCORE for found in quick)
    assert len(list(combinations(records, 2))) > len(quick) > 1
