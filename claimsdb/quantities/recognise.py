"""Text in, quantities out: every number of an English text with its bounds, comparator and unit."""

from fractions import Fraction

from claimsdb.quantities.ages import with_age
from claimsdb.quantities.amounts import Amount, read_amount
from claimsdb.quantities.compounds import join_compounds
from claimsdb.quantities.contexts import is_quantity
from claimsdb.quantities.magnitudes import with_magnitude
from claimsdb.quantities.not_quantities import blank
from claimsdb.quantities.numerals import ARTICLES, BELOW_HUNDRED
from claimsdb.quantities.parts import PART_WORDS
from claimsdb.quantities.qualifiers import qualify_all
from claimsdb.quantities.quantity import Quantity
from claimsdb.quantities.ranges import join_ranges
from claimsdb.quantities.rates import with_rate
from claimsdb.quantities.ratios import as_ratio, as_share
from claimsdb.quantities.single_units import read_single_unit
from claimsdb.quantities.temperatures import with_below_zero
from claimsdb.quantities.tokens import Kind, Token, tokenise
from claimsdb.quantities.vague import VAGUE_WORDS

FIRST_WORDS = frozenset(BELOW_HUNDRED) | ARTICLES | PART_WORDS | VAGUE_WORDS

# What may still belong to an amount once its number and unit are read.
SHAPES = (as_ratio, with_rate, with_age, with_magnitude, with_below_zero)


def recognise(text: str) -> list[Quantity]:
    """Every quantity of a text, in order and without overlap; in time linear in the text.

    Dates, years, clock times, ordinals, telephone numbers, identifiers ("TB2", "F-16") and the pronoun "one" are
    no quantities. A number is read with everything that shapes it: "over one and a half million euros" is one
    quantity, value 1,500,000, low 1,500,000, comparator more_than, unit EUR.
    """
    tokens = tokenise(blank(text))
    amounts = join_compounds(tokens, read_amounts(tokens))
    return [as_quantity(tokens, amount) for amount in qualify_all(tokens, join_ranges(tokens, amounts))]


def read_amounts(tokens: list[Token]) -> list[Amount]:
    """All amounts, left to right, each with its unit."""
    amounts: list[Amount] = []
    index = 0
    while index < len(tokens):
        amount = None
        if may_begin(tokens[index]):
            amount = read_amount(tokens, index) or read_single_unit(tokens, index)
        if amount is None:
            index += 1
            continue
        for shape in SHAPES:
            amount = shape(tokens, amount)
        if is_quantity(tokens, amount) and (not amounts or amount.first >= amounts[-1].stop):
            amounts.append(as_share(tokens, amount))
        index = max(amount.stop, index + 1)
    return amounts


def may_begin(token: Token) -> bool:
    """Can an amount's number start here? A quick no for most of a text."""
    return token.kind in (Kind.NUMBER, Kind.VULGAR) or token.lower in FIRST_WORDS


def as_quantity(tokens: list[Token], amount: Amount) -> Quantity:
    """The quantity of an amount, in offsets and floats."""
    return Quantity(
        start=tokens[amount.first].start,
        end=tokens[amount.stop - 1].end,
        value=as_float(amount.value),
        low=as_float(amount.low),
        high=as_float(amount.high),
        comparator=amount.comparator,
        unit=amount.unit,
    )


def as_float(number: Fraction | None) -> float | None:
    """A bound or value as a float."""
    return None if number is None else float(number)
