"""Weights are learnt from decisions, judged on pairs left out, and held to those in use."""

import random

import pytest

from claimsdb.matching.features import FEATURES, SHIPPED
from claimsdb.matching.fit import FOLDS, PRIOR, Decided, fit, folded, judge, learn

NAMES = [feature.name for feature in FEATURES]


def pair(same, group, agree=True, **scores):
    """Return a decided pair; features that are not named say nothing."""
    return Decided(tuple(scores.get(name, 0.0) for name in NAMES), agree, same, group)


def decisions_by(name, number=200, agree=True):
    """Return decisions that follow one feature alone, each of a question of its own."""
    dice = random.Random(1)
    rows = [(dice.uniform(-0.5, 0.5), at) for at in range(number)]
    return [pair(score > 0, at, agree, **{name: score}) for score, at in rows]


def test_no_decisions_teach_nothing():
    assert learn([], SHIPPED) == SHIPPED


def test_decisions_that_the_weights_foretell_move_them_little():
    sure = [pair(True, at, event=0.5, value=0.5) for at in range(3)]
    learnt = learn(sure, SHIPPED)
    assert all(abs(learnt.agree[name] - SHIPPED.agree[name]) < 1 / PRIOR for name in NAMES)


def test_a_feature_that_people_follow_gains_weight():
    learnt = learn(decisions_by("unit"), SHIPPED)
    assert learnt.agree["unit"] > SHIPPED.agree["unit"] + 1


def test_many_pairs_of_one_question_weigh_less_than_as_many_questions():
    of_many = learn([pair(True, at, unit=0.5) for at in range(30)], SHIPPED)
    of_one = learn([pair(True, "one", unit=0.5) for _ in range(30)], SHIPPED)
    assert SHIPPED.agree["unit"] < of_one.agree["unit"] < of_many.agree["unit"]


def test_numbers_that_differ_teach_the_weights_of_those_alone():
    learnt = learn(decisions_by("unit", agree=False), SHIPPED)
    assert learnt.agree == SHIPPED.agree
    assert learnt.differ["unit"] > SHIPPED.differ["unit"]


def test_no_comparison_comes_to_speak_backwards():
    backwards = [
        pair(not each.same, each.group, unit=each.scores[NAMES.index("unit")]) for each in decisions_by("unit")
    ]
    assert learn(backwards, SHIPPED).agree["unit"] == 0


def test_what_is_learnt_is_judged_on_what_was_left_out():
    learnt = fit(decisions_by("unit"))
    assert learnt.is_better
    assert learnt.after.right > learnt.before.right


def test_a_question_is_never_parted():
    folds = folded([pair(True, at % 7) for at in range(50)])
    assert len(folds) == FOLDS
    groups = [{each.group for each in fold} for fold in folds]
    assert sum(len(group) for group in groups) == 7


def test_decisions_of_one_question_alone_are_refused():
    with pytest.raises(ValueError, match="one question"):
        fit([pair(True, "one") for _ in range(30)])


def test_a_sure_mistake_costs_much_and_not_without_end():
    assert judge([(1.0, True)]).loss == 0
    assert 5 < judge([(1.0, False)]).loss < 20
