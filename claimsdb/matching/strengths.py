"""The strengths of the quakes that a text tells of, to tell one quake from another."""

import re
from collections.abc import Iterable

_NUMBER = r"(?P<strength>\d\.\d)"
STRENGTHS = (
    re.compile(rf"\bmagnitude[\s-]{{0,2}}(?:of\s|at\s)?{_NUMBER}\b", re.IGNORECASE),
    re.compile(rf"\b{_NUMBER}[\s-]{{1,2}}magnitude\b", re.IGNORECASE),
    re.compile(rf"\bmeasur(?:ing|ed)\s(?:a\s)?{_NUMBER}\b", re.IGNORECASE),
    re.compile(rf"\b{_NUMBER}\s(?:temblor|(?:earth)?quake|on the (?:open-ended )?Richter)", re.IGNORECASE),
)
# Agencies put one quake some tenths apart on its first day; half a unit is three times the waves.
APART = 0.5
# No agency is a whole unit off: magnitudes further apart than this are not one quake's, whatever else they share.
UNIT = 1.0


def strengths_in(text: str) -> list[float]:
    """The magnitudes that a text gives, in order, each once."""
    if "." not in text:
        return []
    return sorted({float(found["strength"]) for pattern in STRENGTHS for found in pattern.finditer(text)})


def two_quakes(ours: Iterable[float], theirs: Iterable[float]) -> bool:
    """Whether two passages tell of quakes none of which can be one."""
    differences = [abs(one - other) for one in ours for other in theirs]
    return bool(differences) and min(differences) > APART
