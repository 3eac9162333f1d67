"""Degrees below nought: "20 degrees below zero"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.tokens import Token, at

DEGREES = {"degree", "celsius", "fahrenheit"}


def with_below_zero(tokens: list[Token], amount: Amount) -> Amount:
    """The amount below nought where the words say so; others as they are."""
    below = (at(tokens, amount.stop).lower, at(tokens, amount.stop + 1).lower) == ("below", "zero")
    if not below or amount.unit not in DEGREES or amount.value is None or amount.value < 0:
        return amount
    return replace(amount, stop=amount.stop + 2, value=-amount.value)
