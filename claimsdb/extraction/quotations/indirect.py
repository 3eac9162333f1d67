"""Reported speech and thought: the clause, object or phrase that a cue takes."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from claimsdb.extraction.extraction import Style
from claimsdb.extraction.quotations import cues
from claimsdb.extraction.quotations.confidence import weighed
from claimsdb.extraction.quotations.deps import advcl
from claimsdb.extraction.quotations.finding import Finding, Reading, trimmed
from claimsdb.extraction.quotations.frames import Framed, Stretch, framed
from claimsdb.extraction.quotations.speakers import speaker_of, stretch_of

# Below this share a suggestion is wrong more often than an annotator wants to see; above it, it finds more than
# it spoils (measured on news: the balance of the two is best about here).
SUREST_LEAST = 0.36


def find_indirect(reading: Reading) -> list[Finding]:
    """Every stretch that is, more likely than not worth a look, somebody's words or thoughts."""
    if not reading.parsed:
        return []
    return _likely(reading, sorted(_possible(reading), key=lambda f: (f.start, -f.end)))


def _likely(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """The findings that are sure enough where they stand; they come in the order of the text, outer before inner."""
    kept: list[Finding] = []
    around: list[Finding] = []
    for finding in findings:
        around = [f for f in around if f.end > finding.start]
        length = finding.end - finding.start
        nested = any(f.end >= finding.end and length < 0.8 * (f.end - f.start) for f in around)
        confidence = weighed(reading, finding, nested=nested)
        if confidence >= SUREST_LEAST:
            finding = replace(finding, confidence=round(confidence, 2))
            kept.append(finding)
            around.append(finding)
    return kept


def _possible(reading: Reading) -> Iterator[Finding]:
    """Every stretch that a cue of the table takes, with the table's share."""
    table = cues.table()
    for token in reading.doc:
        lemma = cues.lemma_of(token.lemma_)
        for found in framed(token):
            share = table.get(found.frame, {}).get(lemma, 0.0)
            if share > 0:
                yield from _findings(reading, found, share)


def _findings(reading: Reading, found: Framed, share: float) -> Iterator[Finding]:
    """One finding for every piece of the content."""
    head = speaker_of(found.cue)
    speaker = stretch_of(head) if head is not None else None
    for piece in found.pieces:
        start, end = content(reading, piece, found.cue)
        if start < end:
            yield Finding(
                start=start,
                end=end,
                style=Style.INDIRECT,
                cue=(found.cue.i, found.cue.i + 1),
                speaker=speaker,
                confidence=share,
            )


def content(reading: Reading, piece: Stretch, cue: Token) -> tuple[int, int]:
    """The characters of some content, without "that", the punctuation around it and a next cue behind it.

    Empty where the punctuation between content and cue shows that they do not belong together.
    """
    first, last = piece
    if last - first > LONGEST:
        return 0, 0
    doc = reading.doc
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    if first + 1 < last and doc[first].lower_ == "saying" and doc[first - 1].lower_ == "as":
        first += 1
    if first < last and doc[first].lower_ == "that" and doc[first].dep_ == "mark":
        first += 1
    last = _before_next_cue(reading, first, last, cue)
    if first >= last or (last - first == 1 and doc[first].tag_ in RELATIVE) or not _joined(reading, first, last, cue):
        return 0, 0
    start, end = reading.chars((first, last))
    return trimmed(reading.text, start, end)


# No sentence that a newspaper prints has more tokens; where the parser sees more, it has lost its way.
LONGEST = 250
RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})


def _joined(reading: Reading, first: int, last: int, cue: Token) -> bool:
    """Whether content and cue lean on one another: "…, he said" does, "…: he said" and "All told, …" do not."""
    doc = reading.doc
    if first > cue.i:
        parted = first == cue.i + 2 and doc[cue.i + 1].text in (",", ";") and cue.tag_.startswith("VB")
        return not parted or cue.dep == advcl
    return not any(doc[i].text in (":", ";") for i in range(last, cue.i)) and doc[last - 1].text not in (":", ";")


def _before_next_cue(reading: Reading, first: int, last: int, cue: Token) -> int:
    """Where content ends: before ", adding that …", ", according to …", "and promised …", and the end of the line."""
    doc = reading.doc
    clauses = cues.table()["clause"]
    for i in range(first + 1, last):
        token = doc[i]
        if token.is_space and "\n" in token.text:
            return i
        if token.tag_ == "CC" and (end := _second_cue(reading, i, cue)) is not None:
            return end
        if doc[i - 1].text != ",":
            continue
        if token.lower_ == "according" or (token.tag_ == "VBG" and clauses.get(cues.lemma_of(token.lemma_), 0) > 0.4):
            return i - 1
    return last


# A verb this surely a cue, joined to content by "and", carries on the cue and not the content.
CARRIES_ON = 0.35


def _second_cue(reading: Reading, i: int, cue: Token) -> int | None:
    """Where content ends if the word at ``i`` joins a second cue to the first: "said she regretted it and promised"."""
    doc = reading.doc
    verb = doc[i + 1] if i + 1 < len(doc) else doc[i]
    if verb.tag_ == "RB" and i + 2 < len(doc):
        verb = doc[i + 2]
    if verb.tag_ != cue.tag_ or verb.tag_ not in ("VBD", "VBZ", "VBG") or verb.i <= cue.i:
        return None
    lemma = cues.lemma_of(verb.lemma_)
    table = cues.table()
    if max(table[frame].get(lemma, 0.0) for frame in ("clause", "infinitive", "object")) < CARRIES_ON:
        return None
    return i
