"""One amount as it is read from tokens, before ranges and comparators: a number with its unit."""

from dataclasses import dataclass, replace
from fractions import Fraction

from claimsdb.quantities.numerals import ARTICLES, DASHES, HYPHENS, NEGATIVE_WORDS, PACKS, Numeral, after_hyphen
from claimsdb.quantities.parts import read_mixed, read_part
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import Kind, Token, at
from claimsdb.quantities.unit_names import Named, currency_before, is_rand_road, unit_at
from claimsdb.quantities.units import MONEY, dimension
from claimsdb.quantities.vague import Vague, read_vague
from claimsdb.quantities.words import words

# "£", "$" and the like before a minus: "$-99.99".
BEFORE_MINUS = {"(", "$", "£", "€", "¥"}
BRACKETS = {"[": "]", "<": ">", "{": ")"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in tokens ``[first, stop)``.

    ``number`` is the token where the number itself starts (a currency sign or a comparator may stand before it);
    ``scale`` the magnitude word applied last; ``literal`` says that the number stands in digits.
    """

    first: int
    stop: int
    number: int
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    scale: int = 1
    literal: bool = False
    comparator: Comparator = Comparator.EXACTLY

    @property
    def is_money(self) -> bool:
        """Is it an amount of money?"""
        return dimension(self.unit) == MONEY


def read_amount(tokens: list[Token], index: int) -> Amount | None:
    """The amount whose number starts at an index; None where none does."""
    if vague := read_vague(tokens, index):
        return vague_amount(tokens, vague)
    numeral = read_numeral(tokens, index)
    if numeral is None:
        return None
    amount = Amount(index, numeral.stop, index, numeral.value, scale=numeral.scale, literal=numeral.literal)
    return with_unit(tokens, with_letter(tokens, with_currency(tokens, with_sign(tokens, amount))))


def read_numeral(tokens: list[Token], index: int) -> Numeral | None:
    """The number that starts at an index: the longer of a whole number with its part and a part alone."""
    candidates = [found for found in (read_part(tokens, index), read_mixed(tokens, index)) if found]
    numeral = max(candidates, key=lambda found: found.stop, default=None)
    if numeral is None:
        return read_pack(tokens, index)
    pack = after_hyphen(tokens, numeral.stop)
    if at(tokens, pack).lower in PACKS and numeral.scale == 1 and numeral.value.denominator in {1, 2}:
        return Numeral(index, pack + 1, numeral.value * PACKS[at(tokens, pack).lower], 1, numeral.literal)
    return numeral


def read_pack(tokens: list[Token], index: int) -> Numeral | None:
    """ "a dozen"."""
    if at(tokens, index).lower in ARTICLES and at(tokens, index + 1).lower == "dozen":
        return Numeral(index, index + 2, Fraction(PACKS["dozen"]))
    return None


def vague_amount(tokens: list[Token], vague: Vague) -> Amount:
    """The amount of a vague plural, with its unit: "billions of euros", "thousands of miles"."""
    comparator = vague.comparator or (Comparator.AT_LEAST if vague.high is None else Comparator.BETWEEN)
    low, high = (None if bound is None else Fraction(bound) for bound in (vague.low, vague.high))
    value = None if vague.value is None else Fraction(vague.value)
    amount = Amount(vague.first, vague.stop, vague.first, value, low, high, vague.unit, comparator=comparator)
    of = at(tokens, amount.stop).lower == "of"
    named = unit_at(tokens, amount.stop + (1 if of else 0), after_digits=False)
    if vague.unit or named is None:
        return amount
    scaled = (None if bound is None else bound * named.times for bound in (amount.value, amount.low, amount.high))
    value, low, high = scaled
    return replace(amount, stop=named.stop, value=value, low=low, high=high, unit=named.slug)


def with_sign(tokens: list[Token], amount: Amount) -> Amount:
    """A minus before the number: "minus five", "-5", "- 1 4/5" at the start of a text."""
    before = at(tokens, amount.first - 1)
    if amount.value is None or amount.first == 0:
        return amount
    if before.text in HYPHENS and before.glued and at(tokens, amount.first - 2).lower in NEGATIVE_WORDS:
        return replace(amount, first=amount.first - 2, value=-amount.value)  # "minus-20 degrees"
    negative = replace(amount, first=amount.first - 1, value=-amount.value)
    if before.lower in NEGATIVE_WORDS:
        return amount if at(tokens, amount.first - 2).lower == "or" else negative  # "plus or minus 3"
    if before.text not in DASHES - {"–"} or not (at(tokens, amount.first).glued or amount.first == 1):
        return amount
    ahead = at(tokens, amount.first - 2)
    return negative if not before.glued or ahead.text in BEFORE_MINUS else amount


def with_currency(tokens: list[Token], amount: Amount) -> Amount:
    """A currency sign or code before the number: "$56bn", "US$ 5", "EUR 200", "-$5"."""
    currency = currency_before(tokens, amount.first)
    if currency is None or is_rand_road(tokens, currency, amount.number, amount.scale):
        return amount
    signed = replace(amount, first=currency[1], unit=currency[0])
    return signed if amount.value is not None and amount.value < 0 else with_sign(tokens, signed)


def with_unit(tokens: list[Token], amount: Amount) -> Amount:
    """The unit that follows the number, hyphen, bracket or "a" ("half an hour") allowed between."""
    index = amount.stop
    if at(tokens, index).text in HYPHENS and at(tokens, index).glued and at(tokens, index + 1).kind is Kind.WORD:
        index += 1
    bracket = BRACKETS.get(at(tokens, index).text)
    if bracket and bracket == at(tokens, index + 2).text:
        index += 1
    if is_simple_part(amount):
        index = past_article(tokens, index)
    named = unit_at(tokens, index, amount.literal) or won_at(tokens, amount, index)
    if named is None or amount.value is None or not fits(tokens, amount, named):
        return amount
    unit = amount.unit or pounds(tokens, amount, named.slug)
    return replace(amount, stop=named.stop + bool(bracket), value=amount.value * named.times, unit=unit)


def won_at(tokens: list[Token], amount: Amount, index: int) -> Named | None:
    """ "3.2 trillion won": below a million the word is a verb."""
    return Named("KRW", 1, index + 1) if at(tokens, index).lower == "won" and amount.scale >= WON_SCALE else None


def is_simple_part(amount: Amount) -> bool:
    """Is it a part of one, such as a half or three quarters?"""
    return amount.value is not None and 0 < amount.value < 1 and not amount.unit


def past_article(tokens: list[Token], index: int) -> int:
    """The index past "a", "of a" or "an" where a unit follows: "half an hour", "a quarter of a mile"."""
    after = index + 1 if at(tokens, index).lower == "of" else index
    if at(tokens, after).text in HYPHENS:
        after += 1
    if at(tokens, after).lower in ARTICLES and unit_at(tokens, after_hyphen(tokens, after + 1)):
        return after_hyphen(tokens, after + 1)
    return index


def fits(tokens: list[Token], amount: Amount, named: Named) -> bool:
    """Does the unit belong to this number? Not where it already has a sign, nor where the sign leads the next."""
    money = dimension(named.slug) == MONEY
    if named.slug == "second" and is_ordinal_second(tokens, amount, named):
        return False
    if amount.unit:
        return money
    if money and is_first_name(tokens, named):
        return False
    last, following = at(tokens, named.stop - 1), at(tokens, named.stop)
    return not (money and last.kind is not Kind.WORD and not last.glued and following.kind is Kind.NUMBER)


def is_first_name(tokens: list[Token], named: Named) -> bool:
    """ "8. Rand Smith": a currency in the singular with a capital, before another capital."""
    name, following = at(tokens, named.stop - 1).text, at(tokens, named.stop).text
    return name.istitle() and following.istitle() and not name.endswith("s")


def is_ordinal_second(tokens: list[Token], amount: Amount, named: Named) -> bool:
    """ "its 2008 second-quarter results": the word is no unit of time."""
    hyphen = at(tokens, named.stop)
    tied = at(tokens, amount.stop).text in HYPHENS
    return (
        not tied and hyphen.text in HYPHENS and hyphen.glued and at(tokens, named.stop + 1).lower not in {"old", "long"}
    )


# Pounds are money where money is spoken of, or in millions; else they are weight.
POUND_CONTEXT = 6  # tokens before the number
POUND_SCALE = 1000
WON_SCALE = 10**6


def pounds(tokens: list[Token], amount: Amount, slug: str) -> str:
    """The slug itself, or GBP for pounds that are money."""
    if slug != "pound":
        return slug
    context = {token.lower for token in tokens[max(0, amount.first - POUND_CONTEXT) : amount.first]}
    return "GBP" if amount.scale > POUND_SCALE or context & words("pound_money") else slug


# Letters that scale a literal; money scales by more of them.
LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "b": 10**9, "B": 10**9, "bil": 10**9, "T": 10**12}
MONEY_LETTERS = LETTERS | {"m": 10**6, "mm": 10**6, "MM": 10**6, "t": 10**12}
SPACED_LETTERS = {"k", "M", "m"}
SMALLEST_GIGA = 10  # "5G" is a telephone network, "10G" ten thousand million


def with_letter(tokens: list[Token], amount: Amount) -> Amount:
    """A magnitude letter after digits: "20k", "€2.5m", "10G"; words such as "bn" are read with the number."""
    token, after = at(tokens, amount.stop), at(tokens, amount.stop + 1)
    if not amount.literal or amount.value is None or amount.scale != 1 or token.kind is not Kind.WORD:
        return amount
    if after.glued and after.kind in (Kind.WORD, Kind.NUMBER, Kind.GAP):
        return amount
    factor = letter_factor(tokens, amount, token)
    if factor is None or not (token.glued or token.text in SPACED_LETTERS):
        return amount
    return replace(amount, stop=amount.stop + 1, value=amount.value * factor, scale=factor)


def ends_money_range(tokens: list[Token], amount: Amount) -> bool:
    """Is it the second number of "$140-150m"?"""
    stroke, left = at(tokens, amount.first - 1), amount.first - 2
    tied = stroke.text in DASHES and stroke.glued and at(tokens, left).kind is Kind.NUMBER
    return tied and currency_before(tokens, left) is not None


def letter_factor(tokens: list[Token], amount: Amount, token: Token) -> int | None:
    """What a letter multiplies by, here."""
    after = amount.stop + 1
    currency = unit_at(tokens, after_hyphen(tokens, after))
    if amount.unit or (currency and dimension(currency.slug) == MONEY) or ends_money_range(tokens, amount):
        return MONEY_LETTERS.get(token.text)
    if token.text == "m" and token.glued and at(tokens, after).lower in words("counted_in_millions"):
        return 10**6
    if token.text == "G":
        return 10**9 if amount.value and amount.value >= SMALLEST_GIGA else None
    if not token.glued and token.text in {"m", "M"} and at(tokens, after).kind is Kind.WORD:
        return None
    return LETTERS.get(token.text)
