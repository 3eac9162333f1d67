"""Numeric claims of annotated articles."""

from collections.abc import Mapping

from claimsdb.evaluation.calibration import Judged
from claimsdb.evaluation.figures import same_number
from claimsdb.evaluation.mentions import Claim
from claimsdb.evaluation.result import Agreement, Result, Share
from claimsdb.evaluation.spans import paired

# What the annotators' words for a comparator allow: neighbours that only a close reader tells apart count as right.
# "exact" and "range" are not asked, for the numbers say it.
COMPARATORS = {
    "approx": {"approx", "about"},
    "at_least": {"at_least", "more_than"},
    "more_than": {"more_than", "at_least"},
    "at_most": {"at_most", "less_than"},
    "less_than": {"less_than", "at_most"},
    "nearly": {"nearly", "approx", "about", "less_than"},
}
NOT_ASKED = {"exact", "range"}

ByArticle = Mapping[str, list[Claim]]


def score_claims(gold: ByArticle, found: ByArticle) -> list[Result]:
    """Score the claims of annotated articles; a claim is found where its words share any with the annotated ones."""
    pairs = [pair for article, claims in gold.items() for pair in matched(claims, found.get(article, []))]
    annotated = sum(len(claims) for claims in gold.values())
    given = sum(len(found.get(article, [])) for article in gold)
    qualified = [(claim, other) for claim, other in pairs if claim.comparator not in NOT_ASKED]
    return [
        Agreement("found", len(pairs), given, annotated),
        Share("value right, of annotated", sum(value_right(*pair) for pair in pairs), annotated),
        Share(
            "comparator right, of qualified found", sum(comparator_right(*pair) for pair in qualified), len(qualified)
        ),
    ]


def matched(gold: list[Claim], found: list[Claim]) -> list[tuple[Claim, Claim]]:
    """The claims whose words share any, the annotated one first."""
    pairs = paired([each.span for each in gold], [each.span for each in found])
    return [(gold[i], found[j]) for i, j in pairs]


def value_right(gold: Claim, found: Claim) -> bool:
    """Whether the value is right, or, where none is annotated, bounds stand in its place."""
    if gold.value is not None:
        return same_number(gold.value, found.value)
    return found.value is None and (found.low, found.high) != (None, None)


def comparator_right(gold: Claim, found: Claim) -> bool:
    """Whether the comparator is one that the annotators' word allows."""
    return found.comparator in COMPARATORS.get(gold.comparator, {gold.comparator})


def judged_claims(gold: ByArticle, found: ByArticle) -> list[Judged]:
    """Each claim's confidence, and whether it is annotated."""
    judged: list[Judged] = []
    for article, claims in gold.items():
        given = found.get(article, [])
        right = {id(other) for _, other in matched(claims, given)}
        judged += [(each.confidence, id(each) in right) for each in given if each.confidence is not None]
    return judged
