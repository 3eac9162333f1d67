"""Ages: "26-year-old", "five years old", "three months of age", "aged 26", and "Smith, 26, said"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.dates import MONTHS, WEEKDAYS
from claimsdb.quantities.numerals import HYPHENS
from claimsdb.quantities.tokens import Kind, Token, at

OLDEST = 130  # years: nobody has lived so long
AGED = {"aged", "age", "ages"}
DYING = {"died", "dies", "dead", "dying", "killed"}
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
    if led_as_age(tokens, amount.first) or in_apposition(tokens, amount) or ends_a_life(tokens, amount):
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


def led_as_age(tokens: list[Token], index: int) -> bool:
    """ "aged 26", "age 87", "at the age of 91"."""
    before, ahead = at(tokens, index - 1).lower, at(tokens, index - 2).lower
    return before in AGED or (before == "of" and ahead in AGED)


def in_apposition(tokens: list[Token], amount: Amount) -> bool:
    """A bare number in digits between commas after a word: "John Smith, 26, said", "the actress, 31, was"."""
    comma, name = at(tokens, amount.first - 1), at(tokens, amount.first - 2)
    named = name.kind is Kind.WORD and name.lower not in MONTHS and name.lower not in WEEKDAYS
    full_name = name.text.istitle() and at(tokens, amount.first - 3).text.istitle()
    closing = at(tokens, amount.stop).text
    closed = closing in {",", ";"} and at(tokens, amount.stop + 1).kind is Kind.WORD
    return is_plain(amount) and comma.text == "," and named and (closed or (full_name and closing == "."))


def ends_a_life(tokens: list[Token], amount: Amount) -> bool:
    """ "died at 91", "He was 75.", where nothing that could be counted follows."""
    before, ahead = at(tokens, amount.first - 1).lower, at(tokens, amount.first - 2).lower
    said = (before == "at" and ahead in DYING) or (before in {"was", "is"} and ahead in {"he", "she", "who"})
    return is_plain(amount) and said and at(tokens, amount.stop).kind is not Kind.WORD


def is_plain(amount: Amount) -> bool:
    """One literal and nothing else."""
    return amount.literal and amount.stop == amount.number + 1 and amount.first == amount.number
