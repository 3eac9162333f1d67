"""The cue behind marked words: "…," she said; "…," said Ann Lee, the mayor."""

from spacy.tokens import Token

from claimsdb.extraction.quotations.beside import (
    SENTENCE_ENDS,
    Cue,
    cue_at,
    is_slight,
    looks_like_subject,
    stretch_after,
)
from claimsdb.extraction.quotations.deps import nsubj, nsubjpass
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.speakers import stretch_of

# What ends marked words that a cue follows; without one of these the cue must follow at once.
LEANING = tuple(",?!—–…-’'")
# "She said" and "said Ann Lee" have so few words before the verb is out.
AT_ONCE = 3
# A sentence of so few words after marked words is a cue and nothing else: "…." Lee said.
CUE_ALONE = 5


def cue_after(reading: Reading, number: int) -> Cue | None:
    """The cue that follows marked words, with its subject."""
    doc = reading.doc
    first, last = stretch_after(reading, number)
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    leans = _leans(reading, number)
    for i in range(first, last):
        end = cue_at(reading, i, last)
        subject = _subject(reading, doc[i], first, last) if end is not None else None
        if end is None or subject is None:
            continue
        if not leans and not _at_once(reading, number, i, first, last):
            return None
        if all(is_slight(doc[k]) for k in range(first, min(i, subject[0]))):
            return Cue((i, end), subject)
    return None


def _leans(reading: Reading, number: int) -> bool:
    """Whether marked words end in a way that asks for a cue."""
    text, marked = reading.text, reading.outer[number]
    behind = text[marked.outer_end : marked.outer_end + 2].strip()[:1]
    return text[marked.start : marked.end].rstrip()[-1:] in LEANING or (behind != "" and behind in LEANING)


def _at_once(reading: Reading, number: int, verb: int, first: int, last: int) -> bool:
    """Whether a cue follows marked words at once, in the sentence that they left open or alone in its own."""
    marked = reading.outer[number]
    if verb - first > AT_ONCE:
        return False
    stopped = reading.text[marked.start : marked.end].rstrip()[-1:] in SENTENCE_ENDS
    if not stopped or not reading.doc[first].text[0].isupper():
        return True
    alone = last - first <= CUE_ALONE and last < len(reading.doc) and reading.doc[last].text in SENTENCE_ENDS
    return alone and reading.doc[last - 1].text != ":"


def _subject(reading: Reading, verb: Token, first: int, last: int) -> Stretch | None:
    """The subject of a verb inside a stretch, by the parse or else by its look."""
    for child in verb.children:
        if child.dep in (nsubj, nsubjpass) and first <= child.i < last:
            stretch = stretch_of(child)
            return max(stretch[0], first), min(stretch[1], last)
    return looks_like_subject(reading, verb.i, first, last)
