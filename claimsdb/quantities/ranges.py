"""Two numbers that bound one: "between 20 and 30", "10-15 percent", "from 200 to 300", "two or three".

A change is no range: "rose from 20 to 30 percent" stays two quantities. The rule, in this order:

1. "between X and Y" is a range;
2. the right number is the smaller one: two quantities, sharing the unit ("over 60 to 30 kilometres");
3. "from X to Y" is two quantities after a word of change ("rose", "cut", "an increase"), or where both carry their
   own unit ("from $3m to $100m") and no word of range ("ranging", "anywhere") leads;
4. any other "X to Y", "X-Y", "X or Y" (the next number up) is a range.
"""

from dataclasses import replace
from fractions import Fraction

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.comparators import comparator_before
from claimsdb.quantities.numerals import BELOW_HUNDRED
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.ratios import SHARE
from claimsdb.quantities.scores import is_score
from claimsdb.quantities.tokens import STROKES, Kind, Token, at
from claimsdb.quantities.words import has_stem, words

TO = {"to", "through", "until", "till", "~"}
RANGE_REACH = 4  # tokens before a number in which "ranged" can stand
CHANGE_REACH = 12  # tokens before "from" in which a verb of change can stand

LARGEST_OR = 2  # "two or three", "20 or 30": the second at most twice the first
BORROWED_APART = 10  # "2 to 3 million" shares the magnitude, "500 to 1 million" does not


def join_ranges(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts, each pair that bounds one number made into one, and scores left out."""
    joined: list[Amount] = []
    fresh = False  # a range takes no third number in
    for amount in amounts:
        left = joined[-1] if joined and not fresh else None
        if left is not None and is_score(tokens, left, amount):
            joined.pop()
            fresh = True
            continue
        pair = bounded(tokens, left, amount) if left is not None else None
        fresh = False
        if pair is None:
            joined.append(amount)
        else:
            joined[-1:] = pair
            fresh = len(pair) == 1
    return joined


def bounded(tokens: list[Token], left: Amount, right: Amount) -> list[Amount] | None:
    """One range, or two amounts that share unit and magnitude; None where they have nothing to do with each other."""
    link = link_between(tokens, left, right)
    if link is None or left.value is None or right.value is None or is_chain(tokens, left, right):
        return None
    start = start_of(tokens, left)
    leader = at(tokens, start - 1).lower
    right = lend_unit(tokens, left, right, link)
    borrowed = borrow(left, right)
    if leader == "between" and link == "and":
        low = borrowed if rises(borrowed, right) else left
        turned = replace(low, stop=right.stop, unit=right.unit or left.unit)
        return span(low, right, start - 1) or span(right, turned, start - 1)
    if link == "and":
        return listed(tokens, left, right)
    if left.unit not in {"", right.unit}:
        return None
    if not rises(borrowed, right):
        return falling(tokens, borrowed, right) if link == "to" else None
    if link == "or":
        return span(borrowed, right, left.first) if rises(right, borrowed, LARGEST_OR) else None
    if leader == "from" and is_change(tokens, left, right):
        return [share_unit(borrowed, right), right]
    return span(borrowed, right, start - 1 if leader in {"from", "between"} else left.first)


def rises(left: Amount, right: Amount, times: int = 1) -> bool:
    """Is the left number below the right one, or below so many times of it?"""
    if left.value is None or right.value is None:
        return False
    return left.value < right.value if times == 1 else left.value <= right.value * times


def falling(tokens: list[Token], left: Amount, right: Amount) -> list[Amount] | None:
    """The larger number first: a change, unless a word of range leads ("ranged from -18 to -34 degrees")."""
    near = {token.lower for token in tokens[max(0, left.first - RANGE_REACH) : left.first]}
    if near & words("range_words"):
        return span(right, replace(left, stop=right.stop, unit=right.unit), left.first)
    return [share_unit(left, right), right]


def start_of(tokens: list[Token], amount: Amount) -> int:
    """Where an amount starts, an "about" before it counted in."""
    lead = comparator_before(tokens, amount.first)
    return lead[1] if lead and lead[0] is Comparator.ABOUT else amount.first


def lend_unit(tokens: list[Token], left: Amount, right: Amount, link: str) -> Amount:
    """The right number with the unit that stands before the left: "$20-30 million", "ages 18 to 29"."""
    if right.unit or not left.unit or at(tokens, left.stop - 1).kind is not Kind.NUMBER:
        return right
    lent = link == "to" and (right.scale > 1 or left.unit == "year")
    return replace(right, unit=left.unit) if lent else right


def is_chain(tokens: list[Token], left: Amount, right: Amount) -> bool:
    """Are the numbers two of a chain tied by strokes: "1-800-555", "three-nought-four"?"""
    ahead, after = at(tokens, left.first - 1), at(tokens, right.stop)
    chained_after = after.text in STROKES and after.glued and at(tokens, right.stop + 1).glued
    following = at(tokens, right.stop + 1)
    number_follows = following.kind is Kind.NUMBER or following.lower in BELOW_HUNDRED
    return (ahead.text in STROKES and ahead.glued) or (chained_after and number_follows)


def link_between(tokens: list[Token], left: Amount, right: Amount) -> str | None:
    """The word or stroke that ties two neighbours, "to" for all that mean it; None where there is none."""
    between = tokens[left.stop : right.first]
    # a comparator may repeat: "between about 20 and about 30"
    if len(between) > 1 and (lead := comparator_before(tokens, right.first)) and lead[1] == left.stop + 1:
        between = between[:1] if lead[0] is Comparator.ABOUT else between
    if len(between) in {2, 3} and between[0].text == "-" and between[1].lower in {"to", "and", "or"}:
        between = between[1:2]  # "8- to 16-metre", "20-to-30-year"
    if len(between) != 1:
        return None
    word = between[0]
    if word.lower in TO:
        return "to"
    if word.text in STROKES:
        even = word.glued == right_glued(tokens, right)
        return "to" if even and (word.glued or not (left.unit or right.unit) or right.literal) else None
    return word.lower if word.lower in {"and", "or"} else None


def right_glued(tokens: list[Token], right: Amount) -> bool:
    """Does the number stick to what stands before it?"""
    return at(tokens, right.first).glued


def borrow(left: Amount, right: Amount) -> Amount:
    """The left number with the magnitude of the right, where it has none of its own: "2 to 3 million"."""
    if left.scale != 1 or right.scale == 1 or left.value is None or right.value is None or left.value >= 1000:
        return left
    value = left.value * right.scale
    ratio = value / right.value if right.value else Fraction(0)
    return replace(left, value=value) if Fraction(1, BORROWED_APART**2) < ratio < BORROWED_APART else left


def listed(tokens: list[Token], left: Amount, right: Amount) -> list[Amount] | None:
    """Two amounts that share a unit: "45 and 50 mg", "magnitude 2.9 and 2.2", "aged 6 and 8"; else None."""
    if not left.unit and right.unit:
        return [share_unit(left, right), right]
    led = at(tokens, left.stop - 1).kind is Kind.NUMBER and left.unit in {"magnitude", "year"}
    alone = not right.unit and right.literal and at(tokens, right.stop).kind is not Kind.WORD
    return [left, replace(right, unit=left.unit)] if led and alone else None


def share_unit(left: Amount, right: Amount) -> Amount:
    """The left amount with a unit, its own or the right one's."""
    return left if left.unit else replace(left, unit=right.unit)


def is_change(tokens: list[Token], left: Amount, right: Amount) -> bool:
    """Does "from X to Y" tell of a change?"""
    before = [token.lower for token in tokens[max(0, left.first - CHANGE_REACH) : left.first - 1]]
    clause = before[max((place for place, word in enumerate(before) if word in {".", ";", "!", "?"}), default=-1) + 1 :]
    if words("range_words").intersection(clause[-5:]):
        return False
    if any(has_stem("change_stems", word) for word in clause):
        return True
    return left.unit not in {"", SHARE} and left.unit == right.unit


def span(left: Amount, right: Amount, first: int) -> list[Amount] | None:
    """One amount from two bounds."""
    if left.value is None or right.value is None or left.value > right.value:
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    unit = right.unit or left.unit
    bounds = replace(right, first=first, number=left.number, value=None, low=left.value, high=right.value, unit=unit)
    return [replace(bounds, comparator=Comparator.BETWEEN)]
