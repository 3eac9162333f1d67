"""The names that a text gives, of people, places and bodies, by their capital letters."""

import re

from claimsdb.matching.background import GENERAL
from claimsdb.matching.words import concept, fold

# A capital letter opens every sentence: such a word is a name only where another capital follows, as in "Anna Huber".
OPENS = re.compile(r"(?:^|[.!?:;\n]|[\"“”'‘’(])\s{0,3}$")
NAME = re.compile(r"\b[A-Z][^\W\d_]{2,40}")
CALENDAR = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
        *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)


def names_of(text: str) -> frozenset[str]:
    """The concepts of the names in a text; what every paper names, "Police" or "America", tells nothing and is left."""
    return frozenset(names_spelled(text))


def names_spelled(text: str) -> dict[str, str]:
    """The concepts of the names in a text, each as it is spelled there last."""
    found: dict[str, str] = {}
    for match in NAME.finditer(text):
        word = fold(match.group())
        meaning = "" if word in CALENDAR else concept(word)
        if meaning and meaning not in GENERAL and not (_opens(text, match.start()) and not _led_on(text, match.end())):
            found[meaning] = match.group()
    return found


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins here."""
    before = text[max(0, start - 4) : start]
    return not (before[-1:] == " " and before[-2:-1].isalnum()) and bool(OPENS.search(before))


def _led_on(text: str, end: int) -> bool:
    """Whether another capital follows the word that ends here."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
