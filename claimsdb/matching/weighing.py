"""Scores for many pairs, most of which nothing can save: these are given up before their words are looked at.

Days, figures and names tell most candidates apart and cost little, so they are compared first. What is left to compare
can say so much for a pair at the most; where that is too little, it is never asked. No score worth having is changed.
"""

from math import log

from claimsdb.matching.answers import WORTH_LENDING
from claimsdb.matching.compare import Compared
from claimsdb.matching.compare.person import AGE
from claimsdb.matching.features import FEATURES, Weights, logistic, summed
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.scored import Scored, may_agree

# Compared first, in this order: what costs little and speaks loudest against a pair.
FIRST = ["printed", "dated", "period", "value", "names", "measure", "place", "event"]
# Comparisons that never speak for a pair, or never as loud as 1.
AT_MOST = {"names": 0.5, "part": 0.5, "dated": 0.5, "printed": 0.55}
# Comparisons that are silent but for claims of these dimensions, and for ages.
DIMENSIONS = {"landmark": frozenset({"length", "time"})}
AGES = frozenset({"person"})
SILENT = 0.5
# A pair below this has nothing to lend to others and is never suggested: how far below is all one.
LEAST = log(WORTH_LENDING / (1 - WORTH_LENDING)) - 1e-9

IN_ORDER = sorted(FEATURES, key=lambda feature: FIRST.index(feature.name) if feature.name in FIRST else len(FIRST))

Limits = dict[tuple[bool, bool, str], dict[str, float]]


class Weighing:
    """Scores pairs of claims of one dimension by these weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.limits: Limits = {}

    def __call__(self, left: PreparedClaim, right: PreparedClaim) -> Scored:
        """The probability that both answer one question, with its reasons; 0 and none for a pair that is given up.

        Only what has nothing to lend to others is given up.
        """
        agree = may_agree(left, right)
        weighs, bias = self.weights.of(agree)
        loudest = self.loudest(agree, left.record.measure == AGE, left.measured.dimension)
        evidence = bias + sum(loudest.values())
        compared: dict[str, Compared] = {}
        for feature in IN_ORDER:
            name = feature.name
            compared[name] = found = feature.compare(left, right)
            evidence += weighs[name] * (found[0] - SILENT) - loudest[name]
            if evidence < LEAST:
                return Scored(left, right, 0.0, ())
        evidence, reasons = summed(compared, weighs, bias)
        return Scored(left, right, logistic(evidence), reasons)

    def loudest(self, agree: bool, ages: bool, dimension: str) -> dict[str, float]:
        """The most that each comparison may say for such a pair."""
        found = self.limits.get((agree, ages, dimension))
        if found is None:
            weighs, _ = self.weights.of(agree)
            heard = {name for name in weighs if dimension in DIMENSIONS.get(name, {dimension})} - (
                set() if ages else AGES
            )
            found = {name: most(name, weight) if name in heard else 0.0 for name, weight in weighs.items()}
            self.limits[agree, ages, dimension] = found
        return found


def most(name: str, weight: float) -> float:
    """The most that a comparison says for a pair; a learnt weight may be negative."""
    return max(weight * (AT_MOST.get(name, 1.0) - SILENT), -weight * SILENT)
