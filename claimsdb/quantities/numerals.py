"""Numbers in words, in digits and in both: "one hundred and six", "6.1 million", "4 thousand 3 hundred"."""

from dataclasses import dataclass
from fractions import Fraction

from claimsdb.quantities.literals import literal_value
from claimsdb.quantities.tokens import Kind, Token, at

ZERO = {"zero": 0, "nought": 0, "naught": 0}
ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
BELOW_HUNDRED = ZERO | ONES | TEENS | TENS

SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "crore": 10**7, "crores": 10**7,
    "mn": 10**6, "mln": 10**6, "mio": 10**6, "mil": 10**6,
    "bn": 10**9, "bln": 10**9, "tn": 10**12, "tln": 10**12, "trn": 10**12,
}  # fmt: skip

# One size of "dozen" is a factor, whatever stands before it: "two dozen", "half a dozen".
PACKS = {"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "score": 20}

NEGATIVE_WORDS = {"minus", "negative"}
HYPHENS = {"-", "‐", "‑"}
DASHES = {"-", "‐", "‑", "−", "–"}
ARTICLES = {"a", "an"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from tokens ``[first, stop)``.

    ``scale`` is the magnitude word applied last (1 where there is none): in "20 to 30 million" the first number
    borrows it. ``literal`` says that digits stand in it.
    """

    first: int
    stop: int
    value: Fraction
    scale: int = 1
    literal: bool = False


def is_number_word(token: Token) -> bool:
    """Can this word stand in a number: "seven", "hundred", "million"?"""
    return token.lower in BELOW_HUNDRED or token.lower == "hundred" or token.lower in SCALES


def after_hyphen(tokens: list[Token], index: int) -> int:
    """The index past one hyphen, glued or not, where a word follows it; else the index itself."""
    if at(tokens, index).text in HYPHENS and at(tokens, index + 1).kind is Kind.WORD:
        return index + 1
    return index


def below_hundred(tokens: list[Token], index: int) -> Numeral | None:
    """Words below a hundred: "seven", "fifteen", "twenty-one"."""
    word = at(tokens, index).lower
    if word not in BELOW_HUNDRED:
        return None
    if word in TENS:
        after = after_hyphen(tokens, index + 1)
        ones = ONES.get(at(tokens, after).lower)
        if ones is not None:
            return Numeral(index, after + 1, Fraction(TENS[word] + ones))
    return Numeral(index, index + 1, Fraction(BELOW_HUNDRED[word]))


def group(tokens: list[Token], index: int, join: bool = True) -> Numeral | None:
    """What a scale word can multiply: a literal, or words below a thousand ("two hundred and fifty")."""
    token = at(tokens, index)
    if token.kind is Kind.NUMBER:
        head: Numeral | None = Numeral(index, index + 1, literal_value(token.text), literal=True)
    elif token.lower in ARTICLES and at(tokens, after_hyphen(tokens, index + 1)).lower == "hundred":
        head = Numeral(index, index + 1, Fraction(1))
    else:
        head = below_hundred(tokens, index)
    if head is None:
        return None
    hundred = after_hyphen(tokens, head.stop)
    if at(tokens, hundred).lower != "hundred" or not 0 < head.value < (1000 if head.literal else 100):
        return head
    hundreds = Numeral(index, hundred + 1, head.value * 100, 100, head.literal)
    return with_rest_of_hundred(tokens, hundreds, join)


def with_rest_of_hundred(tokens: list[Token], hundreds: Numeral, join: bool) -> Numeral:
    """ "two hundred" and what may follow it: "fifty", "and fifty", "and 21"."""
    after = after_hyphen(tokens, hundreds.stop)
    joined = at(tokens, after).lower in {"and", "&"}
    if joined:
        if not join:
            return hundreds
        after = after_hyphen(tokens, after + 1)
    rest = below_hundred(tokens, after)
    digits = at(tokens, after)
    if rest is None and joined and digits.kind is Kind.NUMBER and digits.text.isdigit() and len(digits.text) < 3:
        rest = Numeral(after, after + 1, Fraction(digits.text), literal=True)
    if rest is None or at(tokens, after_hyphen(tokens, rest.stop)).lower == "hundred":
        return hundreds
    return Numeral(hundreds.first, rest.stop, hundreds.value + rest.value, 1, hundreds.literal or rest.literal)


def scale_at(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """The magnitude word at an index, hyphen allowed before it, as (factor, index past it)."""
    index = after_hyphen(tokens, index)
    factor = SCALES.get(at(tokens, index).lower)
    return None if factor is None else (factor, index + 1)


def read_cardinal(tokens: list[Token], index: int, join: bool = True) -> Numeral | None:
    """The whole number or decimal that starts at an index; None where none does.

    ``join`` lets "and" go on with the number ("one hundred and six"); without it "and" is left for what comes after.
    """
    start = at(tokens, index)
    article = start.lower in ARTICLES
    if article and (scale := scale_at(tokens, index + 1)):
        head: Numeral | None = Numeral(index, index + 1, Fraction(1))
    elif start.lower == "hundred" and scale_at(tokens, index + 1):
        head = Numeral(index, index + 1, Fraction(100))
    else:
        head = group(tokens, index, join)
    if head is None:
        return None
    head = with_decimals(tokens, head)
    total, value, stop, last, literal = Fraction(0), head.value, head.stop, 10**18, head.literal
    factor = head.scale
    while scale := scale_at(tokens, stop):
        total, last, factor, stop = total + value * scale[0], scale[0], scale[0], scale[1]
        if scale := scale_at(tokens, stop):  # "three lakh crore", "hundred thousand million"
            total, last, factor, stop = total * scale[0], scale[0], factor * scale[0], scale[1]
        value = Fraction(0)
        rest = rest_of_scale(tokens, stop, last, join)
        if rest is None:
            break
        value, stop, literal = rest.value, rest.stop, literal or rest.literal
        factor = 1
    number = Numeral(index, stop, total + value, factor, literal)
    return with_decimals(tokens, number) if total and value else number


def rest_of_scale(tokens: list[Token], index: int, last: int, join: bool) -> Numeral | None:
    """What goes on after a magnitude word, smaller than it: "three million [two hundred and forty]"."""
    comma = at(tokens, index).text == ","
    joined = at(tokens, index).lower in {"and", "&"}
    if joined and not join:
        return None
    after = after_hyphen(tokens, index + 1 if comma or joined else index)
    rest = group(tokens, after, join)
    if rest is None or at(tokens, after).lower in ARTICLES:
        return None
    scale = scale_at(tokens, rest.stop)
    size = rest.value * (scale[0] if scale else 1)
    if size >= last:
        return None
    # Digits, and words after a comma, begin a number of their own unless they carry a "hundred" or a scale.
    carried = scale is not None or (rest.stop - after > 1 and rest.value >= 100)
    if (rest.literal or comma) and not carried:
        return None
    return rest


def with_decimals(tokens: list[Token], whole: Numeral) -> Numeral:
    """ "two hundred point seventy-one": the words after "point" are digits."""
    if at(tokens, whole.stop).lower != "point":
        return whole
    digits, stop = "", whole.stop + 1
    while len(digits) < 15 and (part := below_hundred(tokens, stop)):
        digits, stop = digits + str(part.value), part.stop
    if not digits and at(tokens, stop).kind is Kind.NUMBER and at(tokens, stop).text.isdigit():
        digits, stop = at(tokens, stop).text, stop + 1
    if not digits:
        return whole
    return Numeral(whole.first, stop, whole.value + Fraction(int(digits), 10 ** len(digits)), 1, whole.literal)
