"""What the recogniser reads, in a form that a test can write down."""

from claimsdb.quantities.periods import periods_in
from claimsdb.quantities.quantity import Quantity
from claimsdb.quantities.recognise import recognise


def exact(text):
    """The words of each quantity."""
    return [text[found.start : found.end] for found in recognise(text)]


def values(text):
    """The value of each quantity, rounded where thirds would make it long."""
    return [None if found.value is None else round(found.value, 9) for found in recognise(text)]


def measured(text):
    """Value and unit of each quantity."""
    return [(found.value, found.unit) for found in recognise(text)]


def bounds(text):
    """Comparator, low and high of each quantity."""
    return [(str(found.comparator), found.low, found.high) for found in recognise(text)]


def only(text) -> Quantity:
    """The one quantity of a text."""
    [found] = recognise(text)
    return found


def find_period(text, published=None):
    """The first stretch of days that a text names, or None."""
    return next((period for _, _, period in periods_in(text, published)), None)
