"""Speakers named without a cue: “…” — Ann Lee; “…” (Financial Times); “LEE: …”."""

import re

from claimsdb.extraction.quotations import names
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.marks import Marked

NAME = r"(?:[Tt]he\s)?[A-Z0-9][\w.’'&-]{0,30}(?:\s(?:[A-Z0-9][\w.’'&-]{0,30}|of|the|and|for|de|van|von|al)){0,6}"
DASHED = re.compile(rf"[.,]?\s{{0,3}}[―—–-]{{1,2}}\s{{0,2}}({NAME})\s{{0,3}}(?=[,.]|\n|$)")
BRACKETED = re.compile(rf"[.,]?\s{{0,2}}[\[(]({NAME})[.,]?(?:,[^\])\n]{{1,40}})?[\])]")
TRANSCRIBED = re.compile(r"([A-Z][A-Z.’'-]{1,30}(?:\s[A-Z][A-Z.’'-]{1,30}){0,3}):\s")
CITED = re.compile(r"[.,]?\s{0,2}[\[(]([^\[\]()\n]{3,250})[\])]")
# "(D-Va.)", "(R)" and "(2016)" stand in brackets too, and name nobody.
NOT_A_NAME = re.compile(r"[DRI]\b.{0,12}|\d{1,4}|[A-Z]\w{0,2}\.?")
# A name in brackets or after a dash begins within so many characters of the marks, and is no longer.
WINDOW = 260


def byline(reading: Reading, marked: Marked) -> Stretch | None:
    """The tokens that name the speaker of marked words after a dash, in brackets, or at their head."""
    text = reading.text
    inside = TRANSCRIBED.match(text, marked.start, marked.end)
    if inside:
        return reading.tokens(inside.start(1), inside.end(1))
    window = text[marked.outer_end : marked.outer_end + WINDOW]
    cited = _cited(reading, marked, window)
    if cited is not None:
        return cited
    found = DASHED.match(window) or BRACKETED.match(window)
    if found is None or NOT_A_NAME.fullmatch(found[1]):
        return None
    start = marked.outer_end + found.start(1)
    stretch = reading.tokens(start, start + len(found[1].rstrip(".")))
    return stretch if stretch[1] > stretch[0] else None


def _cited(reading: Reading, marked: Marked, window: str) -> Stretch | None:
    """The publication in the citation behind marked words: (A title by Ann Lee, Financial Times, 2 May 2021)."""
    found = CITED.match(window)
    if found is None:
        return None
    start = marked.outer_end + found.start(1)
    for part in found[1].split(","):
        name = part.strip()
        if names.folded(name) in names.publications():
            at = reading.text.index(name, start)
            return reading.tokens(at, at + len(name))
    return None
