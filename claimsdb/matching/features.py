"""What makes two claims answers to one question: every comparison with its weight, to be read at a glance."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

from claimsdb.matching.compare import Compared
from claimsdb.matching.compare.counted import counted
from claimsdb.matching.compare.event import event
from claimsdb.matching.compare.landmark import landmark
from claimsdb.matching.compare.measure import measure
from claimsdb.matching.compare.near import near
from claimsdb.matching.compare.numbers import numbers
from claimsdb.matching.compare.period import period
from claimsdb.matching.compare.place import place
from claimsdb.matching.compare.sentence import sentence
from claimsdb.matching.compare.speaker import speaker
from claimsdb.matching.compare.subject import subject
from claimsdb.matching.compare.template import template
from claimsdb.matching.compare.unit import unit
from claimsdb.matching.compare.value import value
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.scored import may_agree

Comparison = Callable[[PreparedClaim, PreparedClaim], Compared]


@dataclass(frozen=True, slots=True)
class Feature:
    """A comparison with its weights: where the two numbers agree, and where they differ.

    Two claims with one number are one question unless something speaks against it; two claims with different numbers
    are two questions unless everything speaks for one. So the same evidence weighs differently.
    """

    name: str
    compare: Comparison
    agree: float
    differ: float


# Fitted by logistic regression to the pairs of seven annotated clusters of news and the seeds, each question weighing
# the same, then rounded; no weight is negative, and a comparison that the data had too few cases of keeps a low one.
FEATURES: list[Feature] = [
    Feature("value", value, 3.9, 3.6),
    Feature("event", event, 3.8, 0.5),
    Feature("numbers", numbers, 2.6, 0.4),
    Feature("near", near, 1.9, 0.7),
    Feature("sentence", sentence, 1.0, 0.9),
    Feature("period", period, 1.1, 1.5),
    Feature("place", place, 0.9, 1.4),
    Feature("landmark", landmark, 1.5, 3.0),
    Feature("template", template, 0.5, 3.0),
    Feature("measure", measure, 0.6, 0.6),
    Feature("counted", counted, 0.4, 0.3),
    Feature("subject", subject, 0.2, 1.0),
    Feature("speaker", speaker, 0.4, 0.1),
    Feature("unit", unit, 0.1, 0.3),
]
BIAS_AGREE = -0.6
BIAS_DIFFER = -1.9


def log_odds(left: PreparedClaim, right: PreparedClaim) -> tuple[float, tuple[str, ...]]:
    """The evidence that two claims answer one question, as log odds, and the reasons, the strongest first."""
    agree = may_agree(left, right)
    total = BIAS_AGREE if agree else BIAS_DIFFER
    reasons: list[tuple[float, str]] = []
    for feature in FEATURES:
        score, reason = feature.compare(left, right)
        weight = feature.agree if agree else feature.differ
        total += weight * (score - 0.5)
        if reason:
            reasons.append((-weight * abs(score - 0.5), reason))
    reasons.sort()
    return total, tuple(reason for _, reason in reasons)


def logistic(x: float) -> float:
    """Log odds as a probability."""
    return 1.0 / (1.0 + exp(-x))
