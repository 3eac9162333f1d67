"""The names of units and currencies in running text: which slug the tokens at a place spell."""

from dataclasses import dataclass
from functools import cache

from claimsdb.quantities.tokens import Kind, Token, at, tokenise, words_of
from claimsdb.quantities.units import currency_table, unit_table

# Codes that people write small too, and that are no words ("try", "cup" and "all" are).
LOWER_CASE_CODES = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "CHF", "SEK", "NOK", "DKK", "RUB")

PLURAL_IN_ES = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit found in tokens: its slug, how many of it the name counts ("decade": 10 years), the index past it."""

    slug: str
    times: int
    stop: int


def exact_key(phrase: str) -> tuple[str, ...]:
    """The tokens of a symbol, its case kept."""
    return tuple(token.text for token in tokenise(phrase))


def strings(value: object) -> list[str]:
    """A list of a TOML row, or nothing."""
    return [str(item) for item in value] if isinstance(value, list) else []


def forms(name: str) -> list[str]:
    """A name, its plural, and both with a hyphen for each space."""
    plural = name + ("es" if name.endswith(PLURAL_IN_ES) else "s")
    spellings = [name, plural]
    return spellings + [spelling.replace(" ", "-") for spelling in spellings if " " in spelling]


@cache
def names() -> dict[tuple[str, ...], tuple[str, int]]:
    """Lower-case names of units and currencies, singular and plural, as (slug, times)."""
    table: dict[tuple[str, ...], tuple[str, int]] = {}
    for slug, row in unit_table().items():
        times = row.get("times", {})
        counted = [(name, 1) for name in strings(row.get("names"))]
        counted += list(times.items()) if isinstance(times, dict) else []
        table.update({words_of(form): (slug, count) for name, count in counted for form in forms(name)})
    for code, row in currency_table().items():
        table.update({words_of(form): (code, 1) for name in strings(row.get("names")) for form in forms(name)})
        table.update({words_of(name): (code, 1) for name in strings(row.get("plurals"))})
        minor = row.get("minor", {})
        for slug, minor_names in minor.items() if isinstance(minor, dict) else []:
            table.update({words_of(form): (slug, 1) for name in strings(minor_names) for form in forms(name)})
    return table


@cache
def symbols() -> dict[tuple[str, ...], str]:
    """Symbols that keep their case, codes of currencies among them."""
    table = {exact_key(symbol): slug for slug, row in unit_table().items() for symbol in strings(row.get("symbols"))}
    for code, row in currency_table().items():
        signs = [*strings(row.get("signs")), code] if code.isupper() else strings(row.get("signs"))
        table.update({exact_key(sign): code for sign in signs if sign != "R"})
    table.update({(code.lower(),): code for code in LOWER_CASE_CODES})
    return table


@cache
def careful_symbols() -> dict[str, str]:
    """Symbols that are words or stray letters too: they count after digits only, before no further word."""
    table = {symbol: slug for slug, row in unit_table().items() for symbol in strings(row.get("careful"))}
    return table | {"p": "penny"}


@cache
def first_tokens() -> set[str]:
    """What the name of a unit can begin with, in small letters: a quick no for everything else."""
    return {key[0] for key in names()} | {key[0].lower() for key in symbols()}


LONGEST_NAME = 5  # tokens: "New Israeli shekel", "sq. ft."


def unit_at(tokens: list[Token], index: int, after_digits: bool = True) -> Named | None:
    """The unit or currency named by the tokens from an index on, the longest name first."""
    if at(tokens, index).lower not in first_tokens():
        return careful_unit(tokens, index) if after_digits else None
    window = tokens[index : index + LONGEST_NAME]
    exact, lower = tuple(token.text for token in window), tuple(token.lower for token in window)
    for length in range(len(window), 0, -1):
        if runs_on(tokens, index + length) or parts_digits(window[1:length]):
            continue
        if slug := symbols().get(exact[:length]):
            return Named(slug, 1, index + length)
        if found := names().get(lower[:length]):
            return Named(*found, index + length)
    return careful_unit(tokens, index) if after_digits else None


LARGEST_PENCE = 2  # digits: from a hundred on prices are in pounds, and "720p" is a picture


def careful_unit(tokens: list[Token], index: int) -> Named | None:
    """A symbol such as "m" or "in", where nothing suggests that it is a word or the start of a name."""
    symbol, number, following = at(tokens, index), at(tokens, index - 1), at(tokens, index + 1)
    slug = careful_symbols().get(symbol.text)
    if slug is None or runs_on(tokens, index + 1):
        return None
    if symbol.text == "in" and following.kind in (Kind.WORD, Kind.NUMBER, Kind.GAP) and following.lower != "thick":
        return None
    if symbol.text == "s" and symbol.glued and number.text.isdigit():  # "the under 18s"
        return None
    if symbol.text == "p" and len(number.text) > LARGEST_PENCE:
        return None
    if symbol.text.isupper() and not symbol.glued and following.text == ".":  # an initial: "dead at 95. W. Smith"
        return None
    return Named(slug, 1, index + 1)


def runs_on(tokens: list[Token], index: int) -> bool:
    """Does a letter or digit stick to the end of what was read: "m212"?"""
    token, before = at(tokens, index), at(tokens, index - 1)
    return token.glued and token.kind in (Kind.WORD, Kind.NUMBER, Kind.GAP) and before.kind in (Kind.WORD, Kind.NUMBER)


def parts_digits(rest: list[Token]) -> bool:
    """Is there a number apart from the letters before it: "5 ft 2", and not "ft2"?"""
    return any(token.kind is Kind.NUMBER and not token.glued for token in rest)


@cache
def longest_sign() -> int:
    """How many tokens the longest currency sign has."""
    return max(len(exact_key(sign)) for row in currency_table().values() for sign in strings(row.get("signs")))


@cache
def signs() -> dict[tuple[str, ...], str]:
    """Currency signs and codes that may stand before a number, in lower case."""
    table = {words_of(sign): code for code, row in currency_table().items() for sign in strings(row.get("signs"))}
    table.update({(code.lower(),): code for code in currency_table() if code.isupper()})
    return table


@cache
def last_tokens() -> set[str]:
    """What a currency sign can end with."""
    return {key[-1] for key in signs()}


def currency_before(tokens: list[Token], index: int) -> tuple[str, int] | None:
    """The currency whose sign or code ends right before a token, as (code, index of its first token)."""
    if at(tokens, index - 1).lower not in last_tokens():
        return None
    for length in range(min(longest_sign(), index), 0, -1):
        piece = tokens[index - length : index]
        code = signs().get(tuple(token.lower for token in piece))
        if code is None or not plausible_sign(tokens, index - length, index):
            continue
        return code, index - length
    return None


# Letters that may stand apart from their "$": no words, and no initials that a sentence puts there ("A $5 bill").
SPACED_DOLLARS = {"US", "C", "c", "HK", "NZ", "NT", "CA"}


def plausible_sign(tokens: list[Token], first: int, stop: int) -> bool:
    """A sign made of letters keeps its case and is no part of a longer word: "R26", not "or 26"; "A$5", not "a $5"."""
    piece, ahead = tokens[first:stop], at(tokens, first - 1)
    if piece[0].kind is not Kind.WORD:
        return True
    if piece[0].glued and ahead.kind in (Kind.WORD, Kind.NUMBER):
        return False
    exact = tuple(token.text for token in piece)
    if any(token.kind is not Kind.WORD and token.text != "." for token in piece):
        return exact[0] in SPACED_DOLLARS or (exact in exact_signs() and piece[-1].glued)
    return exact in exact_signs()


@cache
def exact_signs() -> set[tuple[str, ...]]:
    """The signs and codes with their case."""
    codes = {(code,) for code in currency_table() if code.isupper()} | {(code.lower(),) for code in LOWER_CASE_CODES}
    return codes | {exact_key(sign) for row in currency_table().values() for sign in strings(row.get("signs"))}


def letter_signs() -> set[str]:
    """Signs and codes that consist of letters alone."""
    return {key[0] for key in exact_signs() if len(key) == 1 and key[0].isalpha()}


def is_rand_road(tokens: list[Token], currency: tuple[str, int], number: int, scale: int) -> bool:
    """ "R26" alone is a road; "R26 million" and "R2,600" are rand."""
    if currency[0] != "ZAR" or tokens[currency[1]].text != "R":
        return False
    literal = at(tokens, number)
    return not literal.glued or (scale == 1 and literal.text.isdigit())
