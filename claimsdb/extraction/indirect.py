"""Reported speech and thought: the clause, object or phrase that a cue takes."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimsdb.extraction import cues
from claimsdb.extraction.extraction import Style
from claimsdb.extraction.finding import Finding, Reading, trimmed
from claimsdb.extraction.frames import Framed, Stretch, framed
from claimsdb.extraction.speakers import speaker_of, stretch_of

# Below this share a suggestion is wrong more often than an annotator wants to see; above it, it finds more than
# it spoils (measured on news: the balance of the two is best about here).
SUREST_LEAST = 0.3


def find_indirect(reading: Reading) -> Iterator[Finding]:
    """Every stretch that the table of cues says is somebody's words or thoughts."""
    if not reading.parsed:
        return
    table = cues.table()
    for token in reading.doc:
        lemma = cues.lemma_of(token.lemma_)
        for found in framed(token):
            share = table.get(found.frame, {}).get(lemma, 0.0)
            if share >= SUREST_LEAST:
                yield from _findings(reading, found, share)


def _findings(reading: Reading, found: Framed, share: float) -> Iterator[Finding]:
    """One finding for every piece of the content."""
    head = speaker_of(found.cue)
    speaker = stretch_of(head) if head is not None else None
    for piece in found.pieces:
        start, end = content(reading, piece)
        if start < end:
            yield Finding(
                start=start,
                end=end,
                style=Style.INDIRECT,
                cue=(found.cue.i, found.cue.i + 1),
                speaker=speaker,
                confidence=share,
            )


def content(reading: Reading, piece: Stretch) -> tuple[int, int]:
    """The characters of some content, without "that" and the punctuation around it."""
    first, last = piece
    doc = reading.doc
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    if first < last and doc[first].lower_ == "that" and doc[first].dep_ == "mark":
        first += 1
    if first >= last:
        return 0, 0
    start, end = reading.chars((first, last))
    return trimmed(doc.text, start, end)


def is_verb(token: Token) -> bool:
    """Whether a token is tagged a verb."""
    return token.tag_.startswith("VB")
