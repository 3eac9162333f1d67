"""One quantity in two units: "5 feet 2 inches", "thirteen dollars and forty-five cents", "two hours 15 minutes"."""

from dataclasses import replace
from fractions import Fraction

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.numerals import BELOW_HUNDRED, HYPHENS
from claimsdb.quantities.parts import read_part
from claimsdb.quantities.tokens import Kind, Token, at
from claimsdb.quantities.units import MONEY, unit

# How many of the second unit make one of the first. Years with months stay two quantities: people tell them apart.
PAIRS = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14,
    ("hour", "minute"): 60, ("minute", "second"): 60,
}  # fmt: skip
CENTS = 100


def join_compounds(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """The amounts, those that make one quantity together joined."""
    joined: list[Amount] = []
    for amount in amounts:
        if joined and amount.first < joined[-1].stop:  # inches that belong to the feet before them
            continue
        whole = compound(tokens, joined[-1], amount) if joined else None
        if whole is None:
            joined.append(with_half(tokens, with_marks(tokens, with_inches(tokens, amount))))
        else:
            joined[-1] = whole
    return joined


def compound(tokens: list[Token], left: Amount, right: Amount) -> Amount | None:
    """The one quantity that two amounts side by side make, or None."""
    if left.value is None or right.value is None or not left.unit:
        return None
    between = [token.lower for token in tokens[left.stop : right.first]]
    if between not in ([], ["and"], [","]):
        return None
    size = PAIRS.get((left.unit, right.unit)) or cents_in(tokens, left, right, apart=bool(between))
    if not size or not 0 < right.value < size:
        return None
    return replace(left, stop=right.stop, value=left.value + right.value / size)


def cents_in(tokens: list[Token], left: Amount, right: Amount, apart: bool) -> int | None:
    """Hundredths: "thirteen dollars and forty-five cents", "thirteen dollars forty-five"."""
    if not left.is_money:
        return None
    small = unit(right.unit)
    if small.dimension == MONEY and small.factor < 1 and small.base == left.unit:
        return CENTS
    named_last = at(tokens, left.stop - 1).kind is Kind.WORD
    alone = at(tokens, right.stop).kind not in (Kind.WORD, Kind.NUMBER) or right.stop >= len(tokens)
    return CENTS if not right.unit and right.scale == 1 and named_last and alone and not apart else None


def with_inches(tokens: list[Token], amount: Amount) -> Amount:
    """ "6-foot-5", "a five-foot-two woman": the number after the hyphen is of inches."""
    hyphen, inches = at(tokens, amount.stop), at(tokens, amount.stop + 1)
    number = inches.text if inches.kind is Kind.NUMBER else str(BELOW_HUNDRED.get(inches.lower, ""))
    if amount.unit != "foot" or hyphen.text not in HYPHENS or amount.value is None or not number.isdigit():
        return amount
    if int(number) >= PAIRS["foot", "inch"]:
        return amount
    stop = amount.stop + 2
    if at(tokens, stop).text in HYPHENS and at(tokens, stop + 1).lower == "inch":
        stop += 2
    return replace(amount, stop=stop, value=amount.value + Fraction(int(number), PAIRS["foot", "inch"]))


FOOT_MARKS = {"'", "’", "′"}
INCH_MARKS = {'"', "”", "″"}


def with_marks(tokens: list[Token], amount: Amount) -> Amount:
    """ "6'2\"": feet and inches by their marks, all of them glued together."""
    foot, inches, inch = (at(tokens, amount.stop + place) for place in range(3))
    glued = foot.glued and inches.glued and inch.glued
    marked = foot.text in FOOT_MARKS and inch.text in INCH_MARKS and inches.text.isdigit()
    if amount.unit or amount.value is None or not (glued and marked) or int(inches.text) >= PAIRS["foot", "inch"]:
        return amount
    value = amount.value + Fraction(int(inches.text), PAIRS["foot", "inch"])
    return replace(amount, stop=amount.stop + 3, value=value, unit="foot")


def with_half(tokens: list[Token], amount: Amount) -> Amount:
    """ "a mile and a half", "two years and a quarter": the part is of the unit."""
    if amount.value is None or not amount.unit or at(tokens, amount.stop).lower != "and":
        return amount
    part = read_part(tokens, amount.stop + 1)
    if part is None or not Fraction(0) < part.value < 1 or part.stop != amount.stop + 3:
        return amount
    if at(tokens, part.stop).kind is Kind.WORD and at(tokens, part.stop).lower in {"of", "the", "a"}:
        return amount
    return replace(amount, stop=part.stop, value=amount.value + part.value)
