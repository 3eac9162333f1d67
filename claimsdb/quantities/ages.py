"""Ages: "26-year-old", "five years old", "three months of age", "aged 26", and "Smith, 26, said"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.numerals import HYPHENS
from claimsdb.quantities.tokens import Kind, Token, at

OLDEST = 130  # years: nobody has lived so long
AGED = {"aged", "age", "ages"}
AGE_TAILS = (("old",), ("of", "age"), ("olds",))
HYPHENED_TAILS = {"old", "olds", "long"}
YEAR_SHORT = {("yo",), ("y", "/", "o")}


def with_age(tokens: list[Token], amount: Amount) -> Amount:
    """The amount with what makes it an age; others as they are."""
    if amount.unit in {"year", "month", "week", "day", "hour"}:
        return replace(amount, stop=past_age(tokens, amount.stop))
    if amount.unit or amount.value is None or not 0 < amount.value < OLDEST:
        return amount
    for short in YEAR_SHORT:
        if tuple(token.lower for token in tokens[amount.stop : amount.stop + len(short)]) == short:
            return replace(amount, unit="year", stop=amount.stop + len(short))
    if at(tokens, amount.first - 1).lower in AGED or in_apposition(tokens, amount):
        return replace(amount, unit="year")
    return amount


def past_age(tokens: list[Token], index: int) -> int:
    """The index past "-old", "old" or "of age"."""
    if at(tokens, index).text in HYPHENS and at(tokens, index + 1).lower in HYPHENED_TAILS:
        return index + 2
    for tail in AGE_TAILS:
        if tuple(token.lower for token in tokens[index : index + len(tail)]) == tail:
            return index + len(tail)
    return index


def in_apposition(tokens: list[Token], amount: Amount) -> bool:
    """A bare number between commas after a name: "John Smith, 26, said"."""
    comma, name, first = (at(tokens, amount.first - place) for place in (1, 2, 3))
    named = name.kind is Kind.WORD and name.text[:1].isupper() and first.text[:1].isupper() and first.kind is Kind.WORD
    closed = at(tokens, amount.stop).text in {",", "."}
    return amount.literal and amount.stop == amount.number + 1 and comma.text == "," and closed and named
