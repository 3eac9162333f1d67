"""Parts of a whole, and numbers with a part: "two thirds", "a third of", "1 4/5", "one and a half million"."""

import unicodedata
from fractions import Fraction

from claimsdb.quantities.numerals import (
    ARTICLES,
    HYPHENS,
    ONES,
    PACKS,
    TENS,
    Numeral,
    after_hyphen,
    is_number_word,
    read_cardinal,
    scale_at,
)
from claimsdb.quantities.tokens import Kind, Token, at

ORDINAL_ONES = {"first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
ORDINAL_TEENS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
ORDINAL_TENS = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
ORDINAL_SCALES = {
    "hundredth": 10**2, "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
DENOMINATORS = {
    **{word: size for word, size in ORDINAL_ONES.items() if size > 1},
    **ORDINAL_TEENS, **ORDINAL_TENS, **ORDINAL_SCALES,
    "half": 2, "quarter": 4,
}  # fmt: skip
PLURAL_DENOMINATORS = {**{f"{word}s": size for word, size in DENOMINATORS.items()}, "halves": 2}
COMPOUND_LAST = {**ORDINAL_ONES, **{f"{word}s": size for word, size in ORDINAL_ONES.items()}}

PART_WORDS = frozenset({"half", "quarter", "hundred"})

HUNDRED = 100  # "two hundred and a half" is 200.5, "two thousand and a half" 2,500
LARGEST_DENOMINATOR = 1000  # above it a stroke between digits parts two numbers
LONGEST_FRACTION = 12  # tokens: "one hundred and thirty-two thousandths" is long already


def vulgar_value(character: str) -> Fraction:
    """ "½" is a half."""
    return Fraction(unicodedata.numeric(character)).limit_denominator(100)


def slashed(tokens: list[Token], index: int) -> Numeral | None:
    """ "3/4", glued together, or one character such as "¾"."""
    token = at(tokens, index)
    if token.kind is Kind.VULGAR:
        return Numeral(index, index + 1, vulgar_value(token.text))
    slash, below = at(tokens, index + 1), at(tokens, index + 2)
    if token.kind is not Kind.NUMBER or slash.text not in {"/", "⁄"} or not slash.glued:
        return None
    if below.kind is not Kind.NUMBER or not below.glued or at(tokens, index + 3).text == "/":
        return None
    if not token.text.isdigit() or not below.text.isdigit() or not 0 < int(below.text) <= LARGEST_DENOMINATOR:
        return None
    if int(token.text) >= int(below.text):  # "13/11" is a date
        return None
    return Numeral(index, index + 3, Fraction(int(token.text), int(below.text)), literal=True)


def ordinal_size(tokens: list[Token], index: int) -> tuple[int, int, bool] | None:
    """A denominator at an index, as (size, index past it, plural): "fifths", "twenty-firsts", "thousandth"."""
    index = after_hyphen(tokens, index)
    word = at(tokens, index).lower
    if word in DENOMINATORS:
        return DENOMINATORS[word], index + 1, False
    if word in PLURAL_DENOMINATORS:
        return PLURAL_DENOMINATORS[word], index + 1, True
    if word in TENS:
        last = after_hyphen(tokens, index + 1)
        if (ones := COMPOUND_LAST.get(at(tokens, last).lower)) is not None:
            return TENS[word] + ones, last + 1, at(tokens, last).lower.endswith("s")
    return None


def long_ordinal_size(tokens: list[Token], index: int) -> tuple[int, int, bool] | None:
    """A denominator with a hundred or a thousand in it: "one thousand fifths" is 1,005."""
    if at(tokens, index).lower not in ONES:
        return None
    whole = read_cardinal(tokens, index, join=False)
    if whole is None or whole.scale == 1:
        return None
    last = ordinal_size(tokens, whole.stop)
    if last is None or last[0] >= whole.scale:
        return None
    return int(whole.value) + last[0], last[1], last[2]


def worded(tokens: list[Token], index: int) -> Numeral | None:
    """A numerator and a denominator in words: "two thirds", "a fifth", "one - fourth", "half"."""
    if at(tokens, index).lower in {"half", "quarter"}:
        return Numeral(index, index + 1, Fraction(1, DENOMINATORS[at(tokens, index).lower]))
    if at(tokens, index).lower in ARTICLES:
        size = ordinal_size(tokens, index + 1)
        return Numeral(index, size[1], Fraction(1, size[0])) if size and not size[2] else a_hundred(tokens, index)
    run = [index]
    while len(run) < LONGEST_FRACTION and (is_number_word(at(tokens, run[-1])) or at(tokens, run[-1]).text in HYPHENS):
        run.append(run[-1] + 1)
    return split_fraction(tokens, run)


def a_hundred(tokens: list[Token], index: int) -> Numeral | None:
    """ "a hundred thousand trillionths"."""
    top = read_cardinal(tokens, index, join=False)
    size = ordinal_size(tokens, top.stop) if top else None
    return Numeral(index, size[1], top.value / size[0]) if top and size and size[2] else None


def split_fraction(tokens: list[Token], run: list[int]) -> Numeral | None:
    """The split of a run of number words that leaves the longest denominator: "twenty / twenty fifths"."""
    first, window = run[0], tokens[run[0] : run[-1]]
    for border in run[1:]:
        size = long_ordinal_size(tokens, border) or ordinal_size(tokens, border)
        if size is None:
            continue
        top = read_cardinal(window[: border - first], 0, join=False)
        if top and top.stop == border - first and is_denominator(tokens, size, top, border):
            return Numeral(first, size[1], top.value / size[0])
    return None


def is_denominator(tokens: list[Token], size: tuple[int, int, bool], top: Numeral, border: int) -> bool:
    """Is what follows a numerator its denominator: "one third", "two thirds", "a three-quarter-mile run"?"""
    if size[2] or top.value == 1:
        return is_share_size(tokens, size, top)
    return at(tokens, border).text in HYPHENS and top.value == size[0] - 1


def is_share_size(tokens: list[Token], size: tuple[int, int, bool], top: Numeral) -> bool:
    """Quarters are parts up to three of them; "nine quarters" are of a year or a game."""
    return at(tokens, size[1] - 1).lower != "quarters" or top.value in {1, 3}


def read_part(tokens: list[Token], index: int) -> Numeral | None:
    """A fraction that starts at an index, with a magnitude where one follows: "half a million", "3/4"."""
    part = slashed(tokens, index) or worded(tokens, index)
    if part is None:
        return None
    stop = part.stop
    if at(tokens, stop).lower == "of" and at(tokens, stop + 1).lower in ARTICLES:
        stop += 1
    stop = after_hyphen(tokens, stop)
    if at(tokens, stop).lower in ARTICLES:
        stop = after_hyphen(tokens, stop + 1)
    if scale := scale_at(tokens, stop):
        return Numeral(index, scale[1], part.value * scale[0], scale[0], part.literal)
    if at(tokens, stop).lower in PACKS:
        return Numeral(index, stop + 1, part.value * PACKS[at(tokens, stop).lower], 1, part.literal)
    return part


def read_mixed(tokens: list[Token], index: int) -> Numeral | None:
    """A number with the part that follows it: "2 1/4", "five and a quarter", "3 million and a half"."""
    whole = read_cardinal(tokens, index)
    if whole is None:
        return None
    mixed = with_part(tokens, whole)
    if mixed.stop == whole.stop:
        mixed = improper(tokens, whole)
    short = read_cardinal(tokens, index, join=False)
    if short and short.stop < whole.stop:  # "two million and three fifths": "and" brings the part in
        shorter = with_part(tokens, short)
        return shorter if shorter.stop >= mixed.stop > whole.stop or shorter.stop > mixed.stop else mixed
    return mixed


def improper(tokens: list[Token], whole: Numeral) -> Numeral:
    """ "one hundred and thirty-two fifths": the whole number is the numerator."""
    size = ordinal_size(tokens, whole.stop)
    if size is None or not size[2] or whole.literal or not is_share_size(tokens, size, whole):
        return whole
    return Numeral(whole.first, size[1], whole.value / size[0])


def with_part(tokens: list[Token], whole: Numeral) -> Numeral:
    """The whole number with the part after it ("two and a half", "two-and-a-half"), or alone where none follows."""
    token = at(tokens, whole.stop)
    joint = after_hyphen(tokens, whole.stop)
    if at(tokens, joint).lower in {"and", "&"}:
        part = read_part(tokens, after_hyphen(tokens, joint + 1))
    elif token.kind is Kind.VULGAR or (token.kind is Kind.NUMBER and whole.literal):
        part = slashed(tokens, whole.stop)
    elif whole.literal and token.text in HYPHENS and token.glued and at(tokens, whole.stop + 1).glued:  # "4-1/2 months"
        part = slashed(tokens, whole.stop + 1)
    else:
        part = None
    if part is None or whole.value.denominator != 1 or part.value / part.scale >= 1 or part.scale > whole.scale > 1:
        return whole
    literal = whole.literal or part.literal
    if whole.scale == 1:  # "one and a half million": the magnitude is for both
        value = whole.value + part.value / part.scale
        factor, stop = (part.scale, part.stop) if part.scale > 1 else scale_at(tokens, part.stop) or (1, part.stop)
        return Numeral(whole.first, stop, value * factor, factor, literal)
    # After a magnitude a bare part is a part of it: "3 million and a half" is 3.5 million.
    value = whole.value + part.value * (whole.scale if part.scale == 1 and whole.scale > HUNDRED else 1)
    return Numeral(whole.first, part.stop, value, whole.scale, literal)
