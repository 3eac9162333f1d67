"""Marked words that somebody is shown to say, and the marked words that carry on from those."""

from dataclasses import replace

from claimsdb.extraction.extraction import Style
from claimsdb.extraction.quotations.after import cue_after
from claimsdb.extraction.quotations.before import cue_before, cue_nearby
from claimsdb.extraction.quotations.beside import REACH, SENTENCE_ENDS, Cue, marked_tokens, stretch_before
from claimsdb.extraction.quotations.bylines import byline
from claimsdb.extraction.quotations.finding import Finding, Reading, trimmed
from claimsdb.extraction.quotations.marks import Marked
from claimsdb.extraction.quotations.titles import is_sentence, is_title, is_work
from claimsdb.extraction.quotations.words import listed

# Shorter marked sentences without a cue are mottoes and titles as often as somebody's words.
SENTENCE = 40
# Words between two quotations of one speaker: a paragraph of the writer's own seldom has more characters.
FAR = 1000

# How often annotators agreed with each way of finding a quotation, in a large sample of news.
CUED, CARRIED, WHOLE_SENTENCE, NEARBY, UNNAMED, ALONE = 0.93, 0.93, 0.75, 0.7, 0.5, 0.5


def find_direct(reading: Reading) -> list[Finding | None]:
    """For every outer marked stretch what it says, or None where nothing shows that it quotes."""
    out: list[Finding | None] = []
    last: Finding | None = None
    for number in range(len(reading.outer)):
        finding = _find(reading, number, last)
        out.append(finding)
        last = finding or last
    return out


def find_nested(reading: Reading) -> list[Finding]:
    """Quotations inside quotations, where a cue and a proper name stand beside them."""
    if all(m.depth == 0 for m in reading.marked):
        return []
    inner = Reading(reading.doc, depth=1)
    found = []
    for number, marked in enumerate(inner.outer):
        cue = _cue(inner, number) if " " in reading.text[marked.start : marked.end] else None
        if cue is not None and cue.tokens and cue.speaker and reading.doc[cue.speaker[1] - 1].tag_ == "NNP":
            found.append(_finding(marked, cue, UNNAMED))
    return found


def _find(reading: Reading, number: int, last: Finding | None) -> Finding | None:
    """One marked stretch: its own cue, else the speaker of the words that it carries on from."""
    marked = reading.outer[number]
    cue = _cue(reading, number)
    carried = last if last is not None and _near(reading, last.end, number) else None
    if is_work(reading, marked):
        return None
    if cue is not None and not (is_title(reading, marked) and not (cue.sure and _says(reading, cue))):
        if cue.speaker is None and carried is not None:
            cue = Cue(cue.tokens, carried.speaker)
        return _from_sentence_start(reading, number, _finding(marked, cue, CUED if cue.speaker else UNNAMED))
    if last is not None and marked.reopens:
        return _carried(marked, last)
    if last is not None and _goes_on(reading, last, number):
        return _carried(marked, last)
    if not is_sentence(reading, marked):
        return None
    nearby = cue_nearby(reading, number)
    if nearby is not None and not (carried is not None and _same_sentence(reading, carried, nearby)):
        return _finding(marked, nearby, NEARBY)
    if carried is not None:
        return _carried(marked, carried)
    return _finding(marked, Cue(None, None), ALONE) if marked.end - marked.start > SENTENCE else None


def _cue(reading: Reading, number: int) -> Cue | None:
    """The cue of marked words: one that leads straight into them, a byline, one behind, one before."""
    text, marked = reading.text, reading.outer[number]
    before = cue_before(reading, number)
    if before is not None and before.adjacent and before.speaker is not None:
        return before
    if text[marked.start : marked.end].rstrip()[-1:] == "," and (after := cue_after(reading, number)) is not None:
        return after
    if before is not None and before.sure and before.speaker is not None:
        return before
    named = byline(reading, marked)
    if named is not None:
        return Cue(None, named)
    if before is not None and before.sure:
        return before
    return cue_after(reading, number) or before


def _from_sentence_start(reading: Reading, number: int, finding: Finding) -> Finding:
    """The whole sentence where its end alone is marked: The town is “cut off from all help,” she said."""
    first, last = stretch_before(reading, number)
    if finding.cue is None or last - first < 2 or finding.cue[0] < last or not reading.text[finding.start].islower():
        return finding
    if first and reading.inside[first - 1] >= 0:
        return finding
    start, _ = reading.chars((first, last))
    start, _ = trimmed(reading.text, start, finding.start)
    return replace(finding, start=start, style=Style.MIXED, confidence=WHOLE_SENTENCE)


def _says(reading: Reading, cue: Cue) -> bool:
    """Whether what follows a cue is said, even if it is written as a title is."""
    return cue.tokens is None or not cue.adjacent or reading.doc[cue.tokens[0]].lower_ not in listed("making")


def _goes_on(reading: Reading, last: Finding, number: int) -> bool:
    """Whether marked words go on with a sentence that a cue broke: "…," said Lee, the mayor, "and …."."""
    if last.cue is None or reading.doc[last.cue[0]].idx < last.end:
        return False
    first = marked_tokens(reading, number)[0]
    between = range(last.cue[0], first)
    if len(between) > REACH or any(reading.doc[i].text in SENTENCE_ENDS for i in between):
        return False
    return reading.doc[first - 1].text == ","


def _near(reading: Reading, end: int, number: int) -> bool:
    """Whether marked words stand in the paragraph where the last quotation ended, or open the next."""
    start = reading.outer[number].outer_start
    if start - end > FAR:
        return False
    between = reading.text[end:start]
    _, _, rest = between.partition("\n")
    return not rest.strip()


def _same_sentence(reading: Reading, last: Finding, nearby: Cue) -> bool:
    """Whether a nearby cue stands in the sentence of the last quotation's cue, or is that cue."""
    if last.cue is None or nearby.tokens is None:
        return False
    return not any(reading.doc[i].text in SENTENCE_ENDS for i in range(last.cue[0], nearby.tokens[0]))


def _carried(marked: Marked, last: Finding) -> Finding:
    """Marked words that have their cue and speaker from the ones before."""
    return Finding(
        start=marked.start,
        end=marked.end,
        style=Style.DIRECT,
        cue=last.cue,
        speaker=last.speaker,
        carries_on=marked.reopens,
        confidence=CARRIED,
    )


def _finding(marked: Marked, cue: Cue, confidence: float) -> Finding:
    """A direct quotation with its cue."""
    return Finding(
        start=marked.start,
        end=marked.end,
        style=Style.DIRECT,
        cue=cue.tokens,
        speaker=cue.speaker,
        confidence=confidence,
    )
