"""Shares written as two counts: "one in ten", "three out of four", "1 over 3"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount, read_amount
from claimsdb.quantities.tokens import Kind, Token, at
from claimsdb.quantities.unit_names import unit_at
from claimsdb.quantities.units import dimension

# "One in" takes any number; "two in" only those that people think shares in: "killed two in six attacks" is no third.
SHARED_OUT = {3, 4, 5, 10, 20, 100, 1000, 10_000, 100_000, 10**6}

SHARE = "share"


def as_ratio(tokens: list[Token], top: Amount) -> Amount:
    """The share that a count and what follows it make together, or the count itself."""
    if top.unit or top.value is None or top.value.denominator != 1 or top.value <= 0:
        return top
    link, second = at(tokens, top.stop).lower, at(tokens, top.stop + 1).lower
    if link == "out" and second == "of":
        bottom = whole_at(tokens, past_every(tokens, top.stop + 2))
        return share_of(top, bottom) if bottom and bottom.value and top.value <= (bottom.value) else top
    if link == "in":
        bottom = whole_at(tokens, past_every(tokens, top.stop + 1))
        return share_of(top, bottom) if bottom and is_share(tokens, top, bottom) else top
    if link == "over":
        bottom = whole_at(tokens, top.stop + 1)
        return share_of(top, bottom) if bottom and stands_alone(tokens, bottom.stop) else top
    return top


def as_share(tokens: list[Token], amount: Amount) -> Amount:
    """A fraction that stands alone is a share: "half the population", "two-thirds", "3/4"; "half a mile" is none."""
    whole = [token for token in tokens[amount.number : amount.stop] if token.kind is not Kind.SIGN]
    decimal = (len(whole) == 1 and whole[0].kind is Kind.NUMBER) or any(token.lower == "point" for token in whole)
    if amount.unit or amount.scale != 1 or decimal or amount.value is None or not 0 < amount.value < 1:
        return amount
    return replace(amount, unit=SHARE)


def past_every(tokens: list[Token], index: int) -> int:
    """The index past "every": "one in every three"."""
    return index + 1 if at(tokens, index).lower == "every" else index


def whole_at(tokens: list[Token], index: int) -> Amount | None:
    """A bare whole number at an index that has no sign and is no year."""
    bottom = read_amount(tokens, index) if at(tokens, index).kind in (Kind.WORD, Kind.NUMBER) else None
    if bottom is None or bottom.unit or not bottom.value or bottom.value.denominator != 1:
        return None
    return bottom


def is_share(tokens: list[Token], top: Amount, bottom: Amount) -> bool:
    """Is "N in M" a share, not N things in M others?"""
    if top.value is None or bottom.value is None or top.value >= bottom.value:
        return False
    named = unit_at(tokens, bottom.stop)
    timed = named is not None and dimension(named.slug) == "time"
    year = bottom.literal and bottom.scale == 1 and 1600 <= bottom.value <= 2100
    return not timed and not year and (top.value == 1 or bottom.value in SHARED_OUT)


def share_of(top: Amount, bottom: Amount) -> Amount:
    """The two counts as one share."""
    if top.value is None or bottom.value is None:
        return top
    return replace(top, stop=bottom.stop, value=top.value / bottom.value, unit=SHARE)


def stands_alone(tokens: list[Token], index: int) -> bool:
    """Does the text or the sentence end here: "1 over 3", and not "won 1 over 3 years"?"""
    return at(tokens, index).kind not in (Kind.WORD, Kind.NUMBER, Kind.GAP) or index >= len(tokens)
