"""Plurals that bound a number without giving it: "thousands", "tens of thousands", "dozens", "decades"."""

from dataclasses import dataclass

from claimsdb.quantities.numerals import ARTICLES, HYPHENS
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import Token, at

# "Thousands" starts at two and ends where the next word would have been used. Above a million there is no tighter
# habit: "millions" are said of anything short of a billion.
PLURALS = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2_000_000, 999_999_999), "billions": (2 * 10**9, 999 * 10**9), "trillions": (2 * 10**12, None),
    "lakhs": (2 * 10**5, 99 * 10**5), "crores": (2 * 10**7, None),
}  # fmt: skip
ALSO_VERBS = {"scores"}  # "she scores twice", "test scores"
COUNTED_NEXT = {"of", "more", "were", "are", "have"}
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

COUPLE_OF = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}

# Spans of time in the plural: at least two, and short of the next unit up. Longer ones have no end.
LONG_TIMES = {"decades": (20, None), "centuries": (200, None), "millennia": (2000, None)}
NAMED_TIMES = {"the", "these", "those", "recent", "coming", "other", "future"}  # "in the decades after": no length
# One of them, without a number, is a rounded length: "a century", "the decade-long war".
ONE_LONG_TIME = {"decade": 10, "century": 100, "millennium": 1000}
# "a year-long siege" says how long; "years-long" at least two.
LENGTHS = {"hour": 1, "day": 1, "week": 1, "month": 1, "year": 1}
LENGTH_WORDS = {"long", "old"}
SHORT_TIMES = {
    "seconds": ("second", 2, 59), "minutes": ("minute", 2, 59), "hours": ("hour", 2, 24), "days": ("day", 2, 6),
    "weeks": ("week", 2, 4), "months": ("month", 2, 11),
}  # fmt: skip
# "A week or two", "the next day or two": one to two of them.
ONE_OR_TWO = {"minute", *LENGTHS}
# "shot him twice" counts; "twice the size", "twice as large" and "twice a week" compare, or tell a rate.
TWICE = "twice"
NO_COUNT_AFTER_TWICE = {
    "as",
    "the",
    "that",
    "what",
    "a",
    "an",
    "per",
    "every",
    "its",
    "their",
    "this",
    "over",
    "his",
    "her",
}
VAGUE_WORDS = frozenset(
    {
        *PLURALS,
        *MULTIPLIERS,
        *FEW,
        *LONG_TIMES,
        *ONE_LONG_TIME,
        *LENGTHS,
        *SHORT_TIMES,
        *ONE_OR_TWO,
        "years",
        "couple",
        TWICE,
    }
)
SHORTENERS = (("a", "matter", "of"), ("only",), ("just",), ("mere",), ("merely",))


@dataclass(frozen=True, slots=True)
class Vague:
    """Bounds read from tokens ``[first, stop)``."""

    first: int
    stop: int
    low: int | None
    high: int | None
    unit: str = ""
    value: int | None = None
    comparator: Comparator | None = None


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
    if word == "couple" and at(tokens, index - 1).lower == "a" and at(tokens, index + 1).lower in {"of", *COUPLE_OF}:
        return couple(tokens, index)
    if word in PLURALS and (word not in ALSO_VERBS or at(tokens, index + 1).lower in COUNTED_NEXT):
        return Vague(index, index + 1, *PLURALS[word])
    if word == TWICE:
        return twice(tokens, index)
    return one_or_two(tokens, index) or vague_time(tokens, index, word) or one_long_time(tokens, index, word)


def twice(tokens: list[Token], index: int) -> Vague | None:
    """ "twice" where it counts occasions."""
    after, before = at(tokens, index + 1), at(tokens, index - 1)
    compares = after.lower in NO_COUNT_AFTER_TWICE or after.text in HYPHENS or before.lower == "or"
    return None if compares else Vague(index, index + 1, None, None, "", 2, Comparator.EXACTLY)


def one_or_two(tokens: list[Token], index: int) -> Vague | None:
    """ "a week or two", "the next day or two"."""
    named = index + 1 if at(tokens, index).lower in ARTICLES else index
    unit = at(tokens, named).lower
    if unit not in ONE_OR_TWO or (at(tokens, named + 1).lower, at(tokens, named + 2).lower) != ("or", "two"):
        return None
    return Vague(index, named + 3, 1, 2, unit)


def couple(tokens: list[Token], index: int) -> Vague | None:
    """ "a couple" is about two; "a couple of hundred" about two hundred."""
    after = index + 2 if at(tokens, index + 1).lower == "of" else index + 1
    size = COUPLE_OF.get(at(tokens, after).lower)
    if size is not None:
        return Vague(index - 1, after + 1, None, None, "", 2 * size, Comparator.ABOUT)
    return Vague(index - 1, index + 1, None, None, "", 2, Comparator.ABOUT)


def vague_time(tokens: list[Token], index: int, word: str) -> Vague | None:
    """ "decades" anywhere; "minutes" only where the words insist that they were few."""
    stop = past_length(tokens, index + 1)
    lengthy = stop > index + 1
    if word in LONG_TIMES and (lengthy or at(tokens, index - 1).lower not in NAMED_TIMES):
        return Vague(index, stop, *LONG_TIMES[word], "year")
    if word == "years" and lengthy:
        return Vague(index, stop, 2, None, "year")
    if word not in SHORT_TIMES:
        return None
    unit, low, high = SHORT_TIMES[word]
    if lengthy:
        return Vague(index, stop, low, high, unit)
    for phrase in SHORTENERS:
        first = index - len(phrase)
        if first >= 0 and tuple(token.lower for token in tokens[first:index]) == phrase:
            return Vague(first, index + 1, low, high, unit)
    return None


def one_long_time(tokens: list[Token], index: int, word: str) -> Vague | None:
    """ "a decade", "century-old", "week-long"."""
    stop = past_length(tokens, index + 1)
    if word in ONE_LONG_TIME:
        article = at(tokens, index - 1).lower == "a"
        if not article and stop == index + 1:
            return None
        first = index - 1 if article and stop == index + 1 else index
        return Vague(first, stop, None, None, "year", ONE_LONG_TIME[word], Comparator.ABOUT)
    if word in LENGTHS and stop > index + 1:
        return Vague(index, stop, None, None, word, LENGTHS[word], Comparator.EXACTLY)
    return None


def past_length(tokens: list[Token], index: int) -> int:
    """The index past "-long" or "-old"; the index itself where neither stands there."""
    return index + 2 if at(tokens, index).text in HYPHENS and at(tokens, index + 1).lower in LENGTH_WORDS else index
