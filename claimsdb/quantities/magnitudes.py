"""Earthquakes: "magnitude 4.6", "4.6-magnitude", "M7.5", "a magnitude of 4.6"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.numerals import HYPHENS
from claimsdb.quantities.tokens import Token, at

STRONGEST = 10  # no earthquake on the open-ended scale has reached it
MAGNITUDE = "magnitude"


def with_magnitude(tokens: list[Token], amount: Amount) -> Amount:
    """The amount with the word "magnitude" beside it; others as they are."""
    if amount.unit or amount.value is None or not -2 < amount.value < STRONGEST:
        return amount
    after = amount.stop + 1 if at(tokens, amount.stop).text in HYPHENS else amount.stop
    if at(tokens, after).lower == MAGNITUDE:
        return replace(amount, stop=after + 1, unit=MAGNITUDE)
    before = at(tokens, amount.first - 1)
    if before.lower == MAGNITUDE or (before.text == "-" and at(tokens, amount.first - 2).lower == MAGNITUDE):
        return replace(amount, first=amount.first - (1 if before.lower == MAGNITUDE else 2), unit=MAGNITUDE)
    if before.lower == "of" and at(tokens, amount.first - 2).lower == MAGNITUDE:
        return replace(amount, unit=MAGNITUDE)
    if before.text == "M" and at(tokens, amount.first).glued and amount.literal:
        return replace(amount, first=amount.first - 1, unit=MAGNITUDE)
    return amount
