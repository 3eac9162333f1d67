"""What a measurement says: counts, and the shares that they give."""

from dataclasses import dataclass
from typing import Any


def ratio(part: float, whole: float) -> float:
    """One number in another, 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of the found are annotated, and how many of the annotated are found."""

    name: str
    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return ratio(self.right, self.found)

    @property
    def recall(self) -> float:
        """The share of the annotated that is found."""
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)

    def row(self) -> dict[str, Any]:
        """The measurement, ready for JSON."""
        counts = {"name": self.name, "right": self.right, "found": self.found, "gold": self.gold}
        return counts | {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some are right."""

    name: str
    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is right, None where there is nothing to be right about."""
        return self.right / self.of if self.of else None

    def row(self) -> dict[str, Any]:
        """The measurement, ready for JSON."""
        return {"name": self.name, "right": self.right, "of": self.of, "share": self.share}


Result = Agreement | Share
