import pytest

from claimsdb.evaluation.claims import comparator_right, judged_claims, score_claims, value_right
from claimsdb.evaluation.mentions import Claim

SPAN = (0, 5)


def counted(start=0, **fields):
    return Claim(span=(start, start + 5), **fields)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({"value": 40}, {"value": 40, "low": 40}, True),
        ({"value": 40}, {"value": 41}, False),
        ({"value": 40}, {"low": 40}, False),
        ({"low": 2000, "high": 9999}, {"low": 1000}, True),
        ({"low": 2000}, {"value": 2000, "low": 2000}, False),
        ({"low": 2000}, {}, False),
    ],
)
def test_a_value_is_right(gold, found, right):
    assert value_right(counted(**gold), counted(**found)) is right


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("approx", "about", True),
        ("approx", "exactly", False),
        ("at_least", "more_than", True),
        ("nearly", "less_than", True),
        ("nearly", "at_least", False),
        ("half", "half", True),
    ],
)
def test_a_comparator_is_right_that_the_annotators_word_allows(gold, found, right):
    assert comparator_right(counted(comparator=gold), counted(comparator=found)) is right


def test_claims_are_counted_in_annotated_articles_alone():
    gold = {
        "a": [counted(0, value=1, comparator="exact"), counted(10, value=2, comparator="approx")],
        "b": [counted(0)],
    }
    found = {
        "a": [counted(2, value=1), counted(10, value=2, comparator="about"), counted(20, value=3)],
        "z": [counted(0, value=1)],
    }
    agreement, values, comparators = score_claims(gold, found)
    assert (agreement.right, agreement.found, agreement.gold) == (2, 3, 3)
    assert (values.right, values.of) == (2, 3)
    assert (comparators.right, comparators.of) == (1, 1)


def test_each_confidence_is_judged():
    found = {"a": [counted(0, confidence=0.9), counted(20, confidence=0.2), counted(40)]}
    assert judged_claims({"a": [counted(0)]}, found) == [(0.9, True), (0.2, False)]
