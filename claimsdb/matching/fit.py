"""Decided pairs in, weights out: logistic regression that starts from the weights that it would replace.

The penalty pulls each weight towards the one in use, so that a few decisions move little and many move much (a Gaussian
prior; Bishop, Pattern Recognition and Machine Learning, 4.3.3 and 4.4). What is learnt is judged on pairs left out.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from claimsdb.matching.features import FEATURES, SHIPPED, Weights
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.scored import may_agree

# A weight moves by one against the evidence of so many pairs: with fewer decisions than a few dozen it hardly moves.
PRIOR = 2.0
# A question of sixty claims has hundreds of pairs, all much the same: together they weigh as the root of their number.
SHARED = 0.5
# Newton's method is there in under ten steps; a step smaller than this changes no score by a thousandth.
STEPS, NEAR = 25, 1e-6
# Pairs are left out in so many parts, each judged by weights learnt from the others.
FOLDS = 5
# A probability of 0 or 1 that proves wrong would weigh without end.
SUREST = 1e-6

Array = NDArray[np.float64]
Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair as its features see it, whether people found it one question, and what it must not be parted from."""

    scores: tuple[float, ...]
    agree: bool
    same: bool
    group: Hashable


@dataclass(frozen=True, slots=True)
class Judged:
    """How well weights foretell decisions: mean log loss (0 is perfect), and the share right at even odds."""

    loss: float
    right: float


@dataclass(frozen=True, slots=True)
class Fit:
    """New weights, and how they and those in use foretell decisions that neither was learnt from."""

    weights: Weights
    before: Judged
    after: Judged

    @property
    def is_better(self) -> bool:
        """Whether the new ones foretell better what they have not seen."""
        return self.after.loss < self.before.loss


def decided(left: PreparedClaim, right: PreparedClaim, *, same: bool, group: Hashable) -> Decided:
    """Return a pair as the fit reads it."""
    scores = tuple(feature.compare(left, right)[0] - 0.5 for feature in FEATURES)
    return Decided(scores, may_agree(left, right), same, group)


def fit(pairs: Sequence[Decided], used: Weights = SHIPPED) -> Fit:
    """Learn weights from decided pairs, judged on folds of their groups against those in use.

    Raises ValueError where fewer than two groups were decided: nothing could be left out.
    """
    folds = folded(pairs)
    if sum(bool(fold) for fold in folds) < 2:
        raise ValueError("The decisions are all of one question: decide pairs of others too.")
    foretold: list[tuple[float, bool]] = []
    for left_out in folds:
        rest = [pair for fold in folds if fold is not left_out for pair in fold]
        learnt = learn(rest, used)
        foretold += [(probability(pair, learnt), pair.same) for pair in left_out]
    before = [(probability(pair, used), pair.same) for pair in pairs]
    return Fit(learn(pairs, used), judge(before), judge(foretold))


def folded(pairs: Iterable[Decided]) -> list[list[Decided]]:
    """Deal the groups out to the folds, the largest first, each to the fold that has least."""
    groups: dict[Hashable, list[Decided]] = {}
    for pair in pairs:
        groups.setdefault(pair.group, []).append(pair)
    folds: list[list[Decided]] = [[] for _ in range(FOLDS)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(folds, key=len).extend(group)
    return folds


def learn(pairs: Sequence[Decided], used: Weights) -> Weights:
    """Return the weights that these pairs ask for, each of the two sets from its own pairs."""
    learnt = {
        agree: learn_one([pair for pair in pairs if pair.agree is agree], *used.of(agree)) for agree in (True, False)
    }
    (agree, bias_agree), (differ, bias_differ) = learnt[True], learnt[False]
    return Weights(agree, differ, bias_agree, bias_differ)


def learn_one(pairs: Sequence[Decided], used: Mapping[str, float], bias: float) -> tuple[dict[str, float], float]:
    """Return weights and bias from pairs of one kind. No weight falls below nothing: no comparison speaks backwards."""
    names = [feature.name for feature in FEATURES]
    start = np.array([bias, *(used[name] for name in names)])
    if not pairs:
        return dict(used), bias
    seen = np.array([(1.0, *pair.scores) for pair in pairs])
    found = start.copy()
    free = np.ones(len(start), dtype=bool)
    while True:  # each round takes at least one more weight out, so that it ends
        found = newton(seen, np.array([float(pair.same) for pair in pairs]), worth(pairs), start, found, free)
        backwards = free & (found < 0) & (np.arange(len(found)) > 0)
        if not backwards.any():
            break
        free &= ~backwards
        found[backwards] = 0.0
    weights = {name: round(float(weight), 3) for name, weight in zip(names, found[1:], strict=True)}
    return weights, round(float(found[0]), 3)


def worth(pairs: Sequence[Decided]) -> Array:
    """Return what each pair weighs: less, the more of its group there are."""
    sizes = Counter(pair.group for pair in pairs)
    return np.array([sizes[pair.group] ** -SHARED for pair in pairs])


def newton(seen: Array, same: Array, worth: Array, start: Array, found: Array, free: Bool) -> Array:
    """Return the free weights that make the decisions likeliest, held to where they start; the others as found."""
    weights = found.copy()
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
        slope = seen.T @ (worth * (likely - same)) + PRIOR * (weights - start)
        curve = (seen * (worth * likely * (1 - likely))[:, None]).T @ seen + PRIOR * np.eye(len(start))
        step = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        weights[free] -= step
        if float(np.abs(step).max()) < NEAR:
            break
    return weights


def probability(pair: Decided, weights: Weights) -> float:
    """Return how likely a pair is one question."""
    weighs, total = weights.of(pair.agree)
    total += sum(weighs[feature.name] * score for feature, score in zip(FEATURES, pair.scores, strict=True))
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def judge(foretold: Sequence[tuple[float, bool]]) -> Judged:
    """Return how well probabilities foretold what people decided."""
    losses = [-log(max(SUREST, likely if same else 1 - likely)) for likely, same in foretold]
    right = sum((likely >= 0.5) is same for likely, same in foretold)
    return Judged(sum(losses) / len(losses), right / len(losses))
