"""Scores for many pairs, most of which nothing can save: these are given up before their words are looked at.

Days, figures and names tell most candidates apart and cost little, so they are compared first. What is left to compare
can say so much for a pair at the most; where that is too little, it is never asked. No score worth having is changed.
"""

from math import log

from claimsdb.matching.answers import WORTH_LENDING
from claimsdb.matching.compare import Compared
from claimsdb.matching.compare.person import AGE
from claimsdb.matching.features import FEATURES, Comparison, Weights, logistic, summed
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

# A comparison with its weight and the most that it may say for a pair.
Step = tuple[str, Comparison, float, float]


class Weighing:
    """Scores pairs of claims of one dimension by these weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.known: dict[tuple[bool, bool, str], tuple[float, list[Step]]] = {}

    def __call__(self, left: PreparedClaim, right: PreparedClaim) -> Scored:
        """The probability that both answer one question, with its reasons; 0 and none for a pair that is given up.

        Only what has nothing to lend to others is given up.
        """
        kind = may_agree(left, right), left.record.measure == AGE, left.measured.dimension
        evidence, steps = self.known.get(kind) or self.steps(*kind)
        compared: dict[str, Compared] = {}
        for name, compare, weight, loudest in steps:
            compared[name] = found = compare(left, right)
            evidence += weight * (found[0] - SILENT) - loudest
            if evidence < LEAST:
                return Scored(left, right, 0.0, ())
        evidence, reasons = summed(compared, *self.weights.of(kind[0]))
        return Scored(left, right, logistic(evidence), reasons)

    def steps(self, agree: bool, ages: bool, dimension: str) -> tuple[float, list[Step]]:
        """The evidence where every comparison of such a pair says the most that it may; and the comparisons."""
        weighs, bias = self.weights.of(agree)
        steps: list[Step] = []
        for feature in IN_ORDER:
            name, weight = feature.name, weighs[feature.name]
            silent = dimension not in DIMENSIONS.get(name, {dimension}) or (name in AGES and not ages)
            steps.append((name, feature.compare, weight, 0.0 if silent else most(name, weight)))
        found = self.known[agree, ages, dimension] = bias + sum(step[3] for step in steps), steps
        return found


def most(name: str, weight: float) -> float:
    """The most that a comparison says for a pair; a learnt weight may be negative."""
    return max(weight * (AT_MOST.get(name, 1.0) - SILENT), -weight * SILENT)
