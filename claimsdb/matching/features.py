"""What makes two claims answers to one question: every comparison with its weight, to be read at a glance."""

from collections.abc import Callable
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
from claimsdb.matching.compare.unit import unit
from claimsdb.matching.compare.value import value
from claimsdb.matching.prepared import PreparedClaim

Comparison = Callable[[PreparedClaim, PreparedClaim], Compared]

FEATURES: list[tuple[str, Comparison, float]] = [
    ("measure", measure, 3.0),
    ("value", value, 3.0),
    ("near", near, 3.0),
    ("counted", counted, 1.0),
    ("numbers", numbers, 1.0),
    ("sentence", sentence, 2.0),
    ("event", event, 2.0),
    ("subject", subject, 2.0),
    ("place", place, 1.5),
    ("landmark", landmark, 4.0),
    ("period", period, 1.5),
    ("unit", unit, 0.5),
    ("speaker", speaker, 0.5),
]
BIAS = 0.0


def logistic(x: float) -> float:
    """A sum of weights as a probability."""
    return 1.0 / (1.0 + exp(-x)) if x > -700 else 0.0
