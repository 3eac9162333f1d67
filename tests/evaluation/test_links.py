import pytest

from claimsdb.evaluation.found import End, Suggested
from claimsdb.evaluation.gold import Links
from claimsdb.evaluation.links import judged_links, score_claim_links, score_quotation_links
from claimsdb.evaluation.mentions import Claim

# Two claims in each of three articles; the first of each answer one question, and c disagrees.
MENTIONS = {
    article: [Claim(id=f"{article}{n}", article=article, span=(n * 10, n * 10 + 5)) for n in (1, 2)]
    for article in "abc"
}
RELATIONS = {("a1", "b1"): "match", ("a1", "c1"): "conflict", ("b1", "c1"): "conflict", ("a2", "b2"): "update"}
GOLD = Links(
    MENTIONS,
    {frozenset(pair): relation for pair, relation in RELATIONS.items()},
    {"a1": "toll", "b1": "toll", "c1": "toll", "a2": "area", "b2": "area"},
)


def end(name):
    """The words of a claim by its id, or others of its article: "a1", "a9"."""
    return End(name[0], (int(name[1]) * 10, int(name[1]) * 10 + 4))


def suggest(left, right, relation="match", kind="claim", score=0.5):
    return Suggested(kind=kind, left=end(left), right=end(right), relation=relation, score=score)


def scored(*found):
    return {each.name: each for each in score_claim_links(GOLD, found)}


def counts(agreement):
    return agreement.right, agreement.found, agreement.gold


def test_nothing_suggested():
    results = scored()
    assert counts(results["same question"]) == (0, 0, 4)
    assert results["conflict alarms that are true"].share is None
    assert (results["partner among the first 1"].right, results["partner among the first 1"].of) == (0, 5)


def test_the_same_question_is_right_whatever_the_relation():
    results = scored(suggest("a1", "b1", "conflict"), suggest("c1", "a1", "conflict"), suggest("a2", "c2"))
    assert counts(results["same question"]) == (2, 3, 4)
    assert counts(results["conflict"]) == (1, 2, 2)
    assert counts(results["update"]) == (0, 0, 1)
    assert counts(results["match"]) == (0, 1, 1)
    assert (results["conflict alarms that are true"].right, results["conflict alarms that are true"].of) == (1, 2)
    assert (results["conflicted questions found"].right, results["conflicted questions found"].of) == (1, 1)


@pytest.mark.parametrize(
    "passed_over",
    [
        suggest("a1", "b1", "related"),
        suggest("a1", "b1", kind="quotation"),
        suggest("a1", "a2"),
        suggest("a1", "z1"),
    ],
)
def test_what_is_not_asked_is_passed_over(passed_over):
    assert counts(scored(passed_over)["same question"]) == (0, 0, 4)


def test_words_that_nobody_annotated_are_wrong():
    assert counts(scored(suggest("a1", "b9"), suggest("a1", "c9"))["same question"]) == (0, 2, 4)


def test_a_pair_suggested_twice_counts_once():
    assert counts(scored(suggest("a1", "b1"), suggest("b1", "a1", "conflict"))["conflict"]) == (0, 0, 2)


def test_a_partner_is_looked_for_among_the_first_suggestions():
    results = scored(suggest("a1", "b2"), suggest("a1", "b1"), suggest("a1", "c9"))
    assert [results[f"partner among the first {first}"].right for first in (1, 5, 10)] == [1, 2, 2]


def test_links_of_quotations():
    found = [
        suggest("a1", "b1", kind="quotation"),
        suggest("a1", "c1", "conflict", kind="quotation"),
        suggest("b1", "c1"),
    ]
    same, against = score_quotation_links(GOLD, found)
    assert (counts(same), counts(against)) == ((1, 1, 1), (1, 1, 2))


def test_each_score_is_judged():
    found = [
        suggest("a1", "b1", "conflict", score=0.9),
        suggest("a1", "c2", score=0.4),
        suggest("a2", "b2", score=None),
    ]
    assert judged_links(GOLD, found) == [(0.9, True), (0.4, False)]
