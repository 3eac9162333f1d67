"""Amounts with the words that bound them: "at least 4,000", "five hundred or more", "at most 100 and at least 20"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.comparators import WITH_EQUAL, comparator_after, comparator_before, or_equal_after
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import Kind, Token, at
from claimsdb.quantities.unit_names import unit_at
from claimsdb.quantities.units import COUNT, dimension
from claimsdb.quantities.words import words

LOWER_BOUNDS = {Comparator.AT_LEAST, Comparator.MORE_THAN}
UPPER_BOUNDS = {Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.NEARLY}
LOOSE = {Comparator.ABOUT, Comparator.EXACTLY}  # a bound on the other side overrules them: "about 500 or more"
MOST_LEADERS = 3  # "more than an estimated 40": comparators one before the other


def qualify_all(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts with their comparators; no word serves two of them."""
    qualified: list[Amount] = []
    floor = 0
    for place, amount in enumerate(amounts):
        ceiling = own_start(tokens, amounts[place + 1], amount.stop) if place + 1 < len(amounts) else len(tokens) + 1
        amount = qualify(tokens, amount, floor, ceiling)
        if qualified and is_conversion(tokens, qualified[-1], amount):
            amount = with_bounds(amount, qualified[-1].comparator)
        qualified.append(amount)
        floor = amount.stop
    return join_bounds(tokens, qualified)


def qualify(tokens: list[Token], amount: Amount, floor: int, ceiling: int) -> Amount:
    """The amount with the comparators before and after it, within the tokens that no other amount holds."""
    leading = leaders(tokens, amount.first, floor, dimension(amount.unit) == "time")
    first = leading[-1][1] if leading else amount.first
    comparator = next((found for found, _ in leading if found not in LOOSE), leading[0][0] if leading else None)
    stop = or_equal_after(tokens, amount.stop)
    if stop > amount.stop and comparator in WITH_EQUAL:
        return with_bounds(replace(amount, first=first, stop=stop), WITH_EQUAL[comparator])
    trailing = comparator_after(tokens, amount.stop)
    if trailing and trailing[1] < ceiling and (comparator is None or comparator in LOOSE):
        return with_bounds(with_late_unit(tokens, replace(amount, first=first, stop=trailing[1])), trailing[0])
    return with_bounds(replace(amount, first=first), comparator) if comparator else amount


def with_late_unit(tokens: list[Token], amount: Amount) -> Amount:
    """The amount with a unit that follows its comparator: "30+ degrees", "five or more years"."""
    named = None if amount.unit else unit_at(tokens, amount.stop, after_digits=False)
    if named is None or amount.value is None or at(tokens, named.stop).kind is Kind.NUMBER:
        return amount
    return replace(amount, stop=named.stop, value=amount.value * named.times, unit=named.slug)


def is_conversion(tokens: list[Token], left: Amount, right: Amount) -> bool:
    """Is the right amount the left one in another unit, in brackets: "at least 60 miles (97 km)"?"""
    opened = [token.text for token in tokens[left.stop : right.first]] == ["("]
    other_unit = left.unit != right.unit and dimension(left.unit) == dimension(right.unit) != COUNT
    plain = right.comparator is Comparator.EXACTLY and right.low is None
    return opened and other_unit and plain and left.value is not None and left.comparator is not Comparator.EXACTLY


def own_start(tokens: list[Token], amount: Amount, floor: int) -> int:
    """Where an amount starts, its leading comparators counted in."""
    leading = leaders(tokens, amount.first, floor)
    return leading[-1][1] if leading else amount.first


def spans_time(tokens: list[Token], first: int, stop: int) -> bool:
    """Is the "over" at an index a span of time rather than a bound: "$8m over two years"?"""
    before = at(tokens, first - 1)
    return (
        stop - first == 1
        and at(tokens, first).lower == "over"
        and first > 0
        and before.lower not in words("over_is_more")
    )


def leaders(
    tokens: list[Token], index: int, floor: int, amount_unit_time: bool = False
) -> list[tuple[Comparator, int]]:
    """The comparators right before an amount, the nearest first."""
    found: list[tuple[Comparator, int]] = []
    while len(found) < MOST_LEADERS and (lead := comparator_before(tokens, index)) and lead[1] >= floor:
        if amount_unit_time and spans_time(tokens, lead[1], index):
            break
        found.append(lead)
        index = lead[1]
    return found


def with_bounds(amount: Amount, comparator: Comparator) -> Amount:
    """The amount with a comparator and the bound it implies; a range keeps its own bounds."""
    if amount.value is None:
        return amount
    low = amount.value if comparator in LOWER_BOUNDS | {Comparator.EXACTLY} else None
    high = amount.value if comparator in UPPER_BOUNDS | {Comparator.EXACTLY} else None
    return replace(amount, comparator=comparator, low=low, high=high)


def join_bounds(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts, a lower and an upper bound of one thing joined: "more than 10 and less than 40"."""
    joined: list[Amount] = []
    for amount in amounts:
        both = two_sided(tokens, joined[-1], amount) if joined else None
        if both is None:
            joined.append(amount)
        else:
            joined[-1] = both
    return joined


def two_sided(tokens: list[Token], left: Amount, right: Amount) -> Amount | None:
    """The range that a lower and an upper bound make together, or None."""
    between = [token.lower for token in tokens[left.stop : right.first]]
    if between not in ([], ["and"], ["but"], [","], [",", "but"], [",", "and"]) or left.unit not in {"", right.unit}:
        return None
    lower, upper = (left, right) if left.comparator in LOWER_BOUNDS else (right, left)
    if lower.comparator not in LOWER_BOUNDS or upper.comparator not in UPPER_BOUNDS:
        return None
    if lower.value is None or upper.value is None or lower.value >= upper.value:
        return None
    return replace(
        right, first=left.first, number=left.number, value=None, low=lower.value, high=upper.value,
        comparator=Comparator.BETWEEN,
    )  # fmt: skip
