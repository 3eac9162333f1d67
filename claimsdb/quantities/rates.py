"""One unit per another: "9 mm / yr", "50 metres per millisecond", "500,000 barrels a day"."""

from dataclasses import replace

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.numerals import ARTICLES
from claimsdb.quantities.tokens import Token, at
from claimsdb.quantities.unit_names import unit_at
from claimsdb.quantities.units import dimension

# What is commonly given per time or per area. Shares, money and points keep their plain unit: "5 percent a year" is
# set beside "5 percent".
RATED = {"length", "mass", "volume", "energy", "data", "area"}
PER = {"per", "/"}
EACH = ARTICLES | {"each", "every"}
NOT_A_RATE = {"ago", "earlier", "later", "before", "after", "away", "long", "old"}


def with_rate(tokens: list[Token], amount: Amount) -> Amount:
    """The amount with the unit below its own; others as they are."""
    link = at(tokens, amount.stop).lower
    if link not in PER | EACH or dimension(amount.unit) not in RATED:
        return amount
    below = unit_at(tokens, amount.stop + 1, after_digits=False)
    if below is None or below.times != 1 or "_per_" in below.slug:
        return amount
    loose = link in EACH
    if loose and (dimension(below.slug) != "time" or at(tokens, below.stop).lower in NOT_A_RATE):
        return amount
    return replace(amount, stop=below.stop, unit=f"{amount.unit}_per_{below.slug}")
