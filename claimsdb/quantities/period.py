"""A stretch of days that a statement is about."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``start`` to ``end``, both days included; ``start <= end``."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def __str__(self) -> str:
        """ISO 8601, as a day or as an interval."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"
