"""Marked words that are a sentence of their own, and those that are a title."""

import re

from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.marks import Marked
from claimsdb.extraction.quotations.words import listed

# "Meet the Press", "A Time for Truth": longer capitalised marked words are headlines, which do say something.
LONGEST_TITLE = 7


def is_sentence(reading: Reading, marked: Marked) -> bool:
    """Whether marked words begin and end as a sentence does, and are no title inside another."""
    written = reading.text[marked.start : marked.end].rstrip("'’ \"”")
    if not written[:1].isupper() or not written.endswith(ENDS) or " " not in written:
        return False
    before = reading.text[max(0, marked.outer_start - 3) : marked.outer_start].strip(" ")
    return before.endswith((".", "!", "?")) or not is_title(reading, marked)


ENDS = tuple(".!?…,—-")


def is_title(reading: Reading, marked: Marked) -> bool:
    """Whether marked words are written as a title is."""
    written = reading.text[marked.start : marked.end].rstrip(".,!?").split()
    if not 2 <= len(written) <= LONGEST_TITLE:
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w in listed("small") for w in written)


BY = re.compile(r",?\s{0,2}by\s[A-Z]")


def is_work(reading: Reading, marked: Marked) -> bool:
    """Whether marked words name a book, a film or an article: a work stands before them, or its author behind."""
    if BY.match(reading.text, marked.outer_end):
        return True
    first = reading.tokens(marked.outer_start, marked.outer_end)[0]
    before = [reading.doc[i].lower_ for i in range(max(0, first - 2), first)]
    return bool(before) and (before[-1] in listed("works") or (before[-1] == "," and before[0] in listed("works")))
