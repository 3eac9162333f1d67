import pytest

from claimsdb.evaluation.figures import figure_right, score_figures
from claimsdb.evaluation.mentions import Figure

SPAN = (0, 2)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({"value": 3}, {"value": 3.0000001}, True),
        ({"value": 3}, {"value": 3.1}, False),
        ({"value": 3e12}, {"value": 3e12 + 1}, True),
        ({"value": 3}, {"low": 3, "high": 3}, False),
        ({"value": 3}, {"value": 3, "low": 1}, True),
        ({"low": 3}, {"low": 3}, True),
        ({"low": 3}, {"low": 3, "high": 4}, False),
        ({"low": 3, "high": 4}, {"value": 3, "low": 3, "high": 4}, True),
        ({"high": 4}, {}, False),
    ],
)
def test_a_figure_is_right_by_value_or_else_by_both_bounds(gold, found, right):
    assert figure_right(Figure(span=SPAN, **gold), Figure(span=SPAN, **found)) is right


def test_figures_are_counted_by_words_and_values_and_cases():
    texts = {"a": "12 and 13.", "b": "nothing", "c": "about 5"}
    gold = {
        "a": [Figure(span=(0, 2), value=12), Figure(span=(7, 9), value=13)],
        "b": [],
        "c": [Figure(span=(6, 7), value=5)],
    }
    found = {
        "a": [Figure(span=(0, 2), value=12), Figure(span=(7, 10), value=14)],
        "c": [Figure(span=(0, 7), value=5)],
        "d": [Figure(span=(0, 7), value=5)],
    }
    near, exact, values, cases = score_figures(texts, gold, found)
    assert (near.right, near.found, near.gold) == (3, 3, 3)
    assert (exact.right, exact.found, exact.gold) == (2, 3, 3)
    assert (values.right, values.of) == (2, 3)
    assert (cases.right, cases.of) == (2, 3)
