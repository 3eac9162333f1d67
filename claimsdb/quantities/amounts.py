"""One amount as the recogniser reads it, before ranges and comparators: a number with its unit."""

from dataclasses import dataclass, replace
from fractions import Fraction

from claimsdb.quantities.numerals import (
    ARTICLES,
    DASHES,
    HYPHENS,
    LETTERS,
    MONEY_LETTERS,
    NEGATIVE_WORDS,
    PACKS,
    SMALLEST_GIGA,
    Numeral,
    after_hyphen,
)
from claimsdb.quantities.parts import read_mixed, read_part
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import Kind, Token, at
from claimsdb.quantities.unit_names import currency_before, unit_at
from claimsdb.quantities.units import MONEY, dimension
from claimsdb.quantities.vague import read_vague


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in tokens ``[first, stop)``; ``number`` is where the number itself starts."""

    first: int
    stop: int
    number: int
    value: Fraction | None
    low: Fraction | int | None = None
    high: Fraction | int | None = None
    unit: str = ""
    scale: int = 1
    literal: bool = False
    comparator: Comparator = Comparator.EXACTLY


def read_amount(tokens: list[Token], index: int) -> Amount | None:
    """The amount whose number starts at an index; None where none does."""
    if vague := read_vague(tokens, index):
        comparator = Comparator.AT_LEAST if vague.high is None else Comparator.BETWEEN
        amount = Amount(
            vague.first, vague.stop, vague.first, None, vague.low, vague.high, vague.unit, comparator=comparator
        )
        return amount if amount.unit else with_unit_of(tokens, amount)
    numeral = read_numeral(tokens, index)
    if numeral is None:
        return None
    amount = Amount(index, numeral.stop, index, numeral.value, scale=numeral.scale, literal=numeral.literal, unit="")
    amount = with_sign(tokens, amount)
    currency = currency_before(tokens, amount.first)
    if currency is not None:
        amount = replace(amount, first=currency[1], unit=currency[0])
        amount = with_sign(tokens, amount) if amount.value and amount.value > 0 else amount
    amount = with_letter(tokens, amount)
    return with_unit(tokens, amount)


def read_numeral(tokens: list[Token], index: int) -> Numeral | None:
    """The number that starts at an index: the longer of a whole number with its part and a part alone."""
    candidates = [found for found in (read_mixed(tokens, index), read_part(tokens, index)) if found]
    numeral = max(candidates, key=lambda found: found.stop, default=None)
    if numeral is None:
        return read_pack(tokens, index)
    pack = after_hyphen(tokens, numeral.stop)
    if at(tokens, pack).lower in PACKS and numeral.scale == 1:
        return Numeral(index, pack + 1, numeral.value * PACKS[at(tokens, pack).lower], 1, numeral.literal)
    return numeral


def read_pack(tokens: list[Token], index: int) -> Numeral | None:
    """ "a dozen", "a couple"."""
    if at(tokens, index).lower not in ARTICLES:
        return None
    word = at(tokens, index + 1).lower
    return Numeral(index, index + 2, Fraction(PACKS[word])) if word in {"dozen", "score"} else None


def with_sign(tokens: list[Token], amount: Amount) -> Amount:
    """A minus before the number: "minus five", "-5", "- 1 4/5" at the start of a text."""
    before = at(tokens, amount.first - 1)
    if amount.value is None or amount.first == 0:
        return amount
    negative = replace(amount, first=amount.first - 1, value=-amount.value)
    if before.lower in NEGATIVE_WORDS:
        return negative
    if before.text in DASHES and (at(tokens, amount.first).glued or amount.first == 1):
        free = not before.glued or at(tokens, amount.first - 2).text in {"(", "$", "£", "€"}
        return negative if free else amount
    return amount


def with_letter(tokens: list[Token], amount: Amount) -> Amount:
    """A magnitude letter after digits: "$56bn" is read before; here "20k", "€2.5m", "10G"."""
    token = at(tokens, amount.stop)
    if not amount.literal or amount.value is None or amount.scale != 1 or token.kind is not Kind.WORD:
        return amount
    if at(tokens, amount.stop + 1).glued and at(tokens, amount.stop + 1).kind in {Kind.WORD, Kind.NUMBER, Kind.GAP}:
        return amount
    money = bool(amount.unit) or followed_by_currency(tokens, amount.stop + 1)
    factor = (MONEY_LETTERS if money else LETTERS).get(token.text)
    if factor is None and token.text == "m" and token.glued and counts_people(tokens, amount.stop + 1):
        factor = 10**6
    if factor is None and token.text == "G" and amount.value >= SMALLEST_GIGA:
        factor = 10**9
    if factor is None or (not token.glued and token.text not in {"k", "K", "M", "m"}):
        return amount
    return replace(amount, stop=amount.stop + 1, value=amount.value * factor, scale=factor)


def followed_by_currency(tokens: list[Token], index: int) -> bool:
    """ "2m euros", "2m-euro"."""
    named = unit_at(tokens, after_hyphen(tokens, index))
    return named is not None and dimension(named.slug) == MONEY


# What is counted in millions with a bare "m" and no currency: people, and what people have.
COUNTED_IN_MILLIONS = {
    "people", "users", "viewers", "readers", "subscribers", "customers", "refugees", "children", "homes", "households",
    "jobs", "workers", "voters", "votes", "residents", "copies", "barrels", "tonnes", "tons", "visitors", "tourists",
    "passengers", "patients", "doses", "members", "units", "cars", "vehicles", "litres", "gallons", "acres", "hectares",
    "shares", "followers", "women", "men", "citizens", "deaths", "cases", "americans", "britons", "others", "more",
}  # fmt: skip


def counts_people(tokens: list[Token], index: int) -> bool:
    """Is "1.5m" followed by something that is counted rather than measured?"""
    return at(tokens, index).lower in COUNTED_IN_MILLIONS


def with_unit(tokens: list[Token], amount: Amount) -> Amount:
    """The unit that follows the number, hyphen or bracket allowed between."""
    index = amount.stop
    if at(tokens, index).text in HYPHENS and at(tokens, index).glued and at(tokens, index + 1).kind is Kind.WORD:
        index += 1
    if at(tokens, index).text in {"[", "<"} and at(tokens, index + 2).text in {"]", ">"}:
        index += 1
    named = unit_at(tokens, index, amount.literal)
    if named is None or amount.value is None:
        return amount
    if amount.unit and dimension(named.slug) != MONEY:
        return amount
    unit = amount.unit or named.slug
    return replace(amount, stop=named.stop, value=amount.value * named.times, unit=unit)


def with_unit_of(tokens: list[Token], amount: Amount) -> Amount:
    """The unit of a vague plural: "billions of euros", "thousands of miles"."""
    if at(tokens, amount.stop).lower != "of":
        return amount
    named = unit_at(tokens, amount.stop + 1, after_digits=False)
    if named is None:
        return amount
    low = amount.low * named.times if amount.low else None
    high = amount.high * named.times if amount.high else None
    return replace(amount, stop=named.stop, low=low, high=high, unit=named.slug)
