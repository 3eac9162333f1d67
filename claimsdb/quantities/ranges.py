"""Two numbers that bound one: "between 20 and 30", "10-15 percent", "from 200 to 300", "two or three"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.numerals import DASHES
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import Token, at

TO = {"to", "through", "until", "till"} | DASHES


def join_ranges(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts, each pair that bounds one number made into one."""
    joined: list[Amount] = []
    for amount in amounts:
        pair = bounded(tokens, joined[-1], amount) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(amount)
    return joined


def bounded(tokens: list[Token], left: Amount, right: Amount) -> Amount | None:
    """The range that two amounts bound, or None."""
    if left.value is None or right.value is None or right.first - left.stop > 2:
        return None
    leader, link = at(tokens, left.first - 1).lower, at(tokens, left.stop).lower
    if leader == "between" and link == "and":
        return span(tokens, left, right, left.first - 1)
    if leader == "from" and link == "to" and left.unit in {"", right.unit} and not left.unit:
        return span(tokens, left, right, left.first - 1)
    if leader != "from" and link in TO:
        return span(tokens, left, right, left.first)
    return None


def span(tokens: list[Token], left: Amount, right: Amount, first: int) -> Amount | None:
    """One amount from two bounds; the left one borrows unit and magnitude of the right."""
    if left.value is None or right.value is None:
        return None
    low = left.value * right.scale if left.scale == 1 and left.value * right.scale < right.value else left.value
    if low >= right.value or (left.unit and right.unit and left.unit != right.unit):
        return None
    return replace(
        right,
        first=first,
        number=left.number,
        value=None,
        low=low,
        high=right.value,
        unit=right.unit or left.unit,
        comparator=Comparator.BETWEEN,
    )
