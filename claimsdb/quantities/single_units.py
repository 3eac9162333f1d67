"""An article that counts a unit: "over a month", "less than a minute", "lasted an hour"."""

from fractions import Fraction

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.comparators import comparator_before
from claimsdb.quantities.numerals import ARTICLES
from claimsdb.quantities.tokens import Token, at
from claimsdb.quantities.unit_names import unit_at
from claimsdb.quantities.units import dimension

# Elsewhere "a month" is a rate or any month; after these it is one month.
LASTING = {"lasted", "lasting", "lasts", "last", "took", "takes", "take"}
COUNTABLE = {"time", "length", "mass", "volume", "area"}


def read_single_unit(tokens: list[Token], index: int) -> Amount | None:
    """The one unit that an article names here, where a comparator or a verb of lasting leads it."""
    if at(tokens, index).lower not in ARTICLES:
        return None
    named = unit_at(tokens, index + 1, after_digits=False)
    if named is None or dimension(named.slug) not in COUNTABLE or "_per_" in named.slug:
        return None
    half = at(tokens, named.stop).lower == "and" and at(tokens, named.stop + 2).lower == "half"
    lasting = at(tokens, index - 1).lower in LASTING and named.slug != "second"  # "take a second look"
    if not (half or lasting or comparator_before(tokens, index)):
        return None
    return Amount(index, named.stop, index, Fraction(named.times), unit=named.slug)
