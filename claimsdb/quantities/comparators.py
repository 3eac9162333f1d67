"""Words before and after a number that say how it bounds the true one; the words stand in ``comparators.toml``."""

import tomllib
from functools import cache
from importlib import resources

from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import Token, at, words_of

Phrases = dict[tuple[str, ...], Comparator]

# "more than 5,000 or equal to it" takes the number itself in.
OR_EQUAL = sorted(
    (words_of(phrase) for phrase in ("or equal", "or equal to", "or equal to it", "or equals")), key=len, reverse=True
)
WITH_EQUAL = {Comparator.MORE_THAN: Comparator.AT_LEAST, Comparator.LESS_THAN: Comparator.AT_MOST}


@cache
def phrases(side: str) -> Phrases:
    """The phrases of one side, "before" or "after", by their tokens."""
    table = tomllib.loads(resources.files(__package__).joinpath("comparators.toml").read_text("utf-8"))
    return {words_of(phrase): Comparator(name) for name, row in table.items() for phrase in row.get(side, [])}


@cache
def longest(side: str) -> int:
    """How many tokens the longest phrase of a side has."""
    return max(map(len, phrases(side)))


@cache
def nearest_tokens(side: str) -> set[str]:
    """The token of each phrase that stands next to the number: a quick no for everything else."""
    place = -1 if side == "before" else 0
    return {phrase[place] for phrase in phrases(side)}


def comparator_before(tokens: list[Token], index: int) -> tuple[Comparator, int] | None:
    """The longest phrase that ends right before a token, as (comparator, index of its first token)."""
    if at(tokens, index - 1).lower not in nearest_tokens("before"):
        return None
    table = phrases("before")
    for length in range(min(longest("before"), index), 0, -1):
        found = table.get(tuple(token.lower for token in tokens[index - length : index]))
        if found is not None:
            return found, index - length
    return None


def comparator_after(tokens: list[Token], index: int) -> tuple[Comparator, int] | None:
    """The longest phrase that begins at a token, as (comparator, index past its last token)."""
    if at(tokens, index).lower not in nearest_tokens("after"):
        return None
    table = phrases("after")
    for length in range(min(longest("after"), len(tokens) - index), 0, -1):
        found = table.get(tuple(token.lower for token in tokens[index : index + length]))
        if found is not None:
            return found, index + length
    return None


def or_equal_after(tokens: list[Token], index: int) -> int:
    """The index past "or equal to it", or the index itself."""
    if at(tokens, index).lower != "or":
        return index
    for phrase in OR_EQUAL:
        if all(at(tokens, index + place).lower == word for place, word in enumerate(phrase)):
            return index + len(phrase)
    return index
