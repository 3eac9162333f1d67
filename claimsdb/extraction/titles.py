"""Marked words that are a sentence of their own, and those that are a title."""

from claimsdb.extraction.finding import Reading
from claimsdb.extraction.marks import Marked

# Words that a title does not capitalise.
SMALL = frozenset("a an and as at but by for from in of on or the to with".split())
# "Meet the Press", "A Time for Truth": longer capitalised marked words are headlines, which do say something.
LONGEST_TITLE = 7


def is_sentence(reading: Reading, marked: Marked) -> bool:
    """Whether marked words begin and end as a sentence does."""
    words = reading.doc.text[marked.start : marked.end].rstrip("'’ \"”")
    return words[:1].isupper() and words[-1:] in tuple(".!?…,—-") and " " in words and not is_title(reading, marked)


def is_title(reading: Reading, marked: Marked) -> bool:
    """Whether marked words are written as a title is."""
    words = reading.doc.text[marked.start : marked.end].rstrip(".,!?").split()
    if not 2 <= len(words) <= LONGEST_TITLE:
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w in SMALL for w in words)
