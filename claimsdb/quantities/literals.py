"""Digits into numbers: separators, decimals, powers."""

import re
from fractions import Fraction

POWER_OF_TEN = re.compile(r"[eE]([+-]?\d{1,2})$")
TIMES_TEN = re.compile(r" ?[x×] ?10\^?([+\-−]?\d{1,2})$")
POWER = re.compile(r"\^([+-]{0,2})(\d{1,2})$")
SPACES = str.maketrans("", "", " \n\u00a0\u2009\u202f'’")
DECIMAL_COMMA = re.compile(r"\d{1,9},\d{1,2}|\d{1,3}(?:\.\d{3}){1,9},\d{1,3}")
DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,9}")


def literal_value(literal: str) -> Fraction:
    """The number that a literal of ``tokens.TOKEN`` writes: "1,234.5", "1.234,56", "40 000", "4e14", "1.1^23"."""
    for pattern in (POWER_OF_TEN, TIMES_TEN):
        if power := pattern.search(literal):
            exponent = int(power.group(1).replace("−", "-"))
            return plain_value(literal[: power.start()]) * Fraction(10) ** exponent
    if power := POWER.search(literal):
        base = plain_value(literal[: power.start()])
        exponent = int(power.group(2)) * (-1 if power.group(1).count("-") == 1 else 1)
        return base**exponent if base or exponent > 0 else Fraction(0)
    return plain_value(literal)


def plain_value(literal: str) -> Fraction:
    """Digits with separators, without a power."""
    literal = literal.translate(SPACES)
    if DECIMAL_COMMA.fullmatch(literal):
        return Fraction(literal.replace(".", "").replace(",", "."))
    if DOT_GROUPS.fullmatch(literal):
        return Fraction(literal.replace(".", ""))
    return Fraction(literal.replace(",", ""))
