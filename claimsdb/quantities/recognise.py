"""Text in, quantities out: every number of an English text with its bounds, comparator and unit."""

from dataclasses import replace
from fractions import Fraction

from claimsdb.quantities.amounts import Amount, read_amount
from claimsdb.quantities.comparators import WITH_EQUAL, comparator_after, comparator_before, or_equal_after
from claimsdb.quantities.not_quantities import blank
from claimsdb.quantities.pronouns import is_counted
from claimsdb.quantities.quantity import Comparator, Quantity
from claimsdb.quantities.ranges import join_ranges
from claimsdb.quantities.tokens import Kind, Token, at, tokenise

LOWER_BOUNDS = {Comparator.AT_LEAST, Comparator.MORE_THAN}
UPPER_BOUNDS = {Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.NEARLY}


def recognise(text: str) -> list[Quantity]:
    """Every quantity of a text, in order and without overlap; in time linear in the text.

    Dates, years, clock times, ordinals, telephone numbers, identifiers ("TB2", "F-16") and the pronoun "one" are
    no quantities. A number is read with everything that shapes it: "over one and a half million euros" is one
    quantity, value 1,500,000, low 1,500,000, comparator more_than, unit EUR.
    """
    tokens = tokenise(blank(text))
    qualified = [qualify(tokens, amount) for amount in join_ranges(tokens, read_amounts(tokens))]
    return [as_quantity(tokens, amount) for amount in qualified]


def read_amounts(tokens: list[Token]) -> list[Amount]:
    """All amounts, left to right."""
    amounts: list[Amount] = []
    index = 0
    while index < len(tokens):
        amount = read_amount(tokens, index)
        if amount is None:
            index += 1
            continue
        if counts(tokens, amount):
            amounts.append(amount)
        index = max(amount.stop, index + 1)
    return amounts


def counts(tokens: list[Token], amount: Amount) -> bool:
    """Is this a quantity, not a year, a pronoun or a piece of a name?"""
    token = at(tokens, amount.number)
    before, after = at(tokens, amount.number - 1), at(tokens, amount.stop)
    bare = amount.stop == amount.number + 1 and not amount.unit
    if token.lower == "one" and bare:
        return is_counted(tokens, amount.number)
    if token.kind is Kind.NUMBER and token.glued and before.kind in {Kind.WORD, Kind.NUMBER, Kind.GAP}:
        return bool(amount.unit) and amount.first < amount.number
    if bare and token.kind is Kind.NUMBER and len(token.text) == 4 and token.text.isdigit():
        return not 1600 <= int(token.text) <= 2100
    return not (bare and after.glued and after.kind is Kind.WORD)


def qualify(tokens: list[Token], amount: Amount) -> Amount:
    """The amount with the comparator that stands before or after it."""
    stop = or_equal_after(tokens, amount.stop)
    before = comparator_before(tokens, amount.first)
    after = comparator_after(tokens, amount.stop) if stop == amount.stop else None
    if before is not None:
        comparator = WITH_EQUAL.get(before[0], before[0]) if stop > amount.stop else before[0]
        amount = replace(amount, first=before[1], stop=stop)
    elif after is not None:
        comparator = after[0]
        amount = replace(amount, stop=after[1])
    else:
        return amount
    if amount.value is None:
        return amount
    low = amount.value if comparator in LOWER_BOUNDS else None
    high = amount.value if comparator in UPPER_BOUNDS else None
    return replace(amount, comparator=comparator, low=low, high=high)


def as_quantity(tokens: list[Token], amount: Amount) -> Quantity:
    """The quantity of an amount, in offsets and floats."""
    return Quantity(
        start=tokens[amount.first].start,
        end=tokens[amount.stop - 1].end,
        value=as_float(amount.value),
        low=as_float(amount.low),
        high=as_float(amount.high),
        comparator=amount.comparator,
        unit=amount.unit,
    )


def as_float(number: Fraction | int | None) -> float | None:
    """A bound or value as a float."""
    return None if number is None else float(number)
