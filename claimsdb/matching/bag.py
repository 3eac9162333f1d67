"""A bag of weighted words, and how alike two bags are."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Bag:
    """Words with their weights, and the length of that vector."""

    weights: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "Bag":
        """The bag of these words."""
        return cls(weights, sqrt(sum(weight * weight for weight in weights.values())))

    def cosine(self, other: "Bag") -> float:
        """From 0, no word shared, to 1, the same words in the same weights."""
        if not self.length or not other.length:
            return 0.0
        small, large = (self, other) if len(self.weights) <= len(other.weights) else (other, self)
        elsewhere = large.weights
        shared = sum([weight * elsewhere[word] for word, weight in small.weights.items() if word in elsewhere])
        return shared / (self.length * other.length)

    def likeness(self, other: "Bag") -> float:
        """The root of the cosine: from nothing in common to one rare word in common is the longest step."""
        return sqrt(self.cosine(other))

    def meets(self, other: "Bag") -> bool:
        """Whether any word is in both."""
        return not self.weights.keys().isdisjoint(other.weights)

    def shared(self, other: "Bag") -> list[str]:
        """The words of both, the weightiest first."""
        ours, theirs = self.weights, other.weights
        return [
            word for _, word in sorted([(-ours[word] * theirs[word], word) for word in ours.keys() & theirs.keys()])
        ]


EMPTY = Bag({}, 0.0)
