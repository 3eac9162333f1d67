"""Plurals that bound a number without giving it: "thousands", "tens of thousands", "dozens", "decades"."""

from dataclasses import dataclass

from claimsdb.quantities.tokens import Token, at

# "Thousands" starts at two and ends where the next word would have been used. Above a million there is no tighter
# habit: "millions" are said of anything short of a billion.
PLURALS = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2_000_000, 999_999_999), "billions": (2 * 10**9, 999 * 10**9), "trillions": (2 * 10**12, None),
    "lakhs": (2 * 10**5, 99 * 10**5), "crores": (2 * 10**7, None),
}  # fmt: skip
MULTIPLIERS = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
}
STEPS = {"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "lakhs": 10**5, "crores": 10**7}

# "a few hundred", "several thousand": the plural in other words.
FEW = {"few", "several"}
FEW_OF = {
    "dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions", "billion": "billions",
}  # fmt: skip

# Spans of time in the plural: at least two, and short of the next unit up. Longer ones have no end.
LONG_TIMES = {"decades": (20, None), "centuries": (200, None), "millennia": (2000, None)}
SHORT_TIMES = {
    "seconds": ("second", 2, 59), "minutes": ("minute", 2, 59), "hours": ("hour", 2, 24), "days": ("day", 2, 6),
    "weeks": ("week", 2, 4), "months": ("month", 2, 11),
}  # fmt: skip
SHORTENERS = (("a", "matter", "of"), ("in", "a", "matter", "of"), ("only",), ("just",), ("mere",), ("merely",))


@dataclass(frozen=True, slots=True)
class Vague:
    """Bounds read from tokens ``[first, stop)``."""

    first: int
    stop: int
    low: int
    high: int | None
    unit: str = ""


def read_vague(tokens: list[Token], index: int) -> Vague | None:
    """The vague plural that starts at an index; None where none does."""
    word = at(tokens, index).lower
    if word in MULTIPLIERS and at(tokens, index + 1).lower == "of" and at(tokens, index + 2).lower in STEPS:
        low, high = MULTIPLIERS[word]
        step = STEPS[at(tokens, index + 2).lower]
        return Vague(index, index + 3, low * step, (high + 1) * step - 1)
    if word in FEW and at(tokens, index + 1).lower in FEW_OF:
        first = index - 1 if at(tokens, index - 1).lower == "a" else index
        return Vague(first, index + 2, *PLURALS[FEW_OF[at(tokens, index + 1).lower]])
    if word in PLURALS:
        return Vague(index, index + 1, *PLURALS[word])
    return vague_time(tokens, index, word)


def vague_time(tokens: list[Token], index: int, word: str) -> Vague | None:
    """ "decades" anywhere; "minutes" only where the words insist that they were few."""
    if word in LONG_TIMES:
        return Vague(index, index + 1, *LONG_TIMES[word], "year")
    if word in SHORT_TIMES:
        unit, low, high = SHORT_TIMES[word]
        for phrase in SHORTENERS:
            first = index - len(phrase)
            if first >= 0 and tuple(token.lower for token in tokens[first:index]) == phrase:
                return Vague(first if phrase[0] in {"a", "in"} else index, index + 1, low, high, unit)
    return None
