"""Whether a confidence means what it says: of all things called 70 percent sure, seven in ten should be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# How sure the engine was of something, 0 to 1, and whether it was right.
Judged = tuple[float, bool]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Things of about the same confidence."""

    low: float
    high: float
    n: int
    confidence: float
    share_right: float

    def row(self) -> dict[str, Any]:
        """The bin, ready for JSON."""
        names = ("low", "high", "n", "confidence", "share_right")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Curve:
    """A reliability table, empty bins left out."""

    name: str
    bins: list[Bin]

    @property
    def n(self) -> int:
        """How many things were judged."""
        return sum(each.n for each in self.bins)

    @property
    def error(self) -> float | None:
        """Expected calibration error: how far confidence lies from the share right, on average; None for nothing."""
        apart = sum(each.n * abs(each.confidence - each.share_right) for each in self.bins)
        return apart / self.n if self.n else None

    def row(self) -> dict[str, Any]:
        """The curve, ready for JSON."""
        return {"name": self.name, "n": self.n, "error": self.error, "bins": [each.row() for each in self.bins]}


def curve(name: str, judged: Sequence[Judged]) -> Curve:
    """The reliability table of some judged things, in tenths of confidence."""
    groups: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        groups[place(confidence)].append((confidence, right))
    return Curve(name, [bin_of(number, group) for number, group in enumerate(groups) if group])


def place(confidence: float) -> int:
    """The bin of a confidence: from its lower bound up to the next, 1 in the last."""
    return min(max(int(confidence * BINS), 0), BINS - 1)


def bin_of(number: int, group: Sequence[Judged]) -> Bin:
    """One bin of the table."""
    confidences, rights = zip(*group, strict=True)
    n = len(group)
    return Bin(number / BINS, (number + 1) / BINS, n, sum(confidences) / n, sum(rights) / n)
