"""Marked words with a cue before or after them, and the marked words that carry on from those."""

from dataclasses import dataclass

from spacy.symbols import nsubj, nsubjpass  # type: ignore[attr-defined]
from spacy.tokens import Token

from claimsdb.extraction import cues
from claimsdb.extraction.extraction import Style
from claimsdb.extraction.finding import Finding, Reading
from claimsdb.extraction.frames import Stretch
from claimsdb.extraction.marks import Marked
from claimsdb.extraction.speakers import speaker_of, stretch_of

SENTENCE_ENDS = frozenset({".", "!", "?"})
# A cue stands near its words: "said", its subject and a title or two fit into so many tokens.
REACH = 30


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue beside marked words, with its speaker."""

    token: Token
    speaker: Stretch | None
    after: bool


def stretch_before(reading: Reading, number: int) -> Stretch:
    """The tokens between the marked words and the ones before, the sentence's start, or the paragraph's."""
    doc = reading.doc
    last = reading.tokens(reading.outer[number].outer_start, reading.outer[number].outer_end)[0]
    first = last
    while first > 0 and last - first < REACH * 2:
        token = doc[first - 1]
        if reading.inside[first - 1] >= 0 or "\n" in token.text or token.text in SENTENCE_ENDS:
            break
        first -= 1
    return first, last


def stretch_after(reading: Reading, number: int) -> Stretch:
    """The tokens from the marked words to the sentence's end, the next marked words, or the paragraph's end."""
    doc = reading.doc
    first = reading.tokens(reading.outer[number].outer_start, reading.outer[number].outer_end)[1]
    last = first
    while last < len(doc) and last - first < REACH * 2:
        token = doc[last]
        if reading.inside[last] >= 0 or "\n" in token.text or token.text in SENTENCE_ENDS:
            break
        last += 1
    return first, last


def cue_after(reading: Reading, number: int) -> Cue | None:
    """The cue of "…," she said and "…," said Ann Lee, the mayor."""
    doc = reading.doc
    first, last = stretch_after(reading, number)
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    verbs = cues.speech()
    for i in range(first, min(last, first + REACH)):
        token = doc[i]
        if token.lower_ not in verbs or (reading.parsed and token.tag_ in ("NN", "NNS", "NNP")):
            continue
        subject = _subject(reading, token, first, last)
        if subject is None:
            continue
        lead = i if i < subject[0] else subject[0]
        if all(_slight(doc[k]) for k in range(first, lead)):
            return Cue(token, subject, after=True)
    return None


def _slight(token: Token) -> bool:
    """A word that may stand before the subject: "as", "and", "later"."""
    return token.is_punct or token.is_space or token.tag_ in ("RB", "CC", "IN") or token.lower_ in ("is", "was", "had")


def _subject(reading: Reading, verb: Token, first: int, last: int) -> Stretch | None:
    """The subject of a verb inside a stretch, by the parse or else by its look."""
    for child in verb.children:
        if child.dep in (nsubj, nsubjpass) and first <= child.i < last:
            stretch = stretch_of(child)
            return max(stretch[0], first), min(stretch[1], last)
    return _looks_like_subject(reading, verb.i, first, last)


def _looks_like_subject(reading: Reading, verb: int, first: int, last: int) -> Stretch | None:
    """The words before a verb, or right after it where none stand before, if they begin like a name."""
    doc = reading.doc
    while first < verb and _slight(doc[first]):
        first += 1
    if first < verb and verb - first <= 8:
        return (first, verb) if _begins_name(doc[first]) else None
    if verb + 1 < last and _begins_name(doc[verb + 1]):
        end = verb + 2
        while end < last and (doc[end].text[0].isupper() or doc[end].tag_ in ("NN", "NNS", "NNP")) and end - verb < 8:
            end += 1
        return verb + 1, end
    return None


PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "one"])
DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "my", "our", "one", "another", "some"])


def _begins_name(token: Token) -> bool:
    """Whether a word can begin the words that name a speaker."""
    return token.text[0].isupper() or token.lower_ in PRONOUNS or token.lower_ in DETERMINERS


def cue_before(reading: Reading, number: int) -> Cue | None:
    """The cue of: She said, "…", and: She had a warning: "…"."""
    doc = reading.doc
    first, last = stretch_before(reading, number)
    end = last
    while end > first and (doc[end - 1].is_space or doc[end - 1].text in (",", ":", "-", "–", "—", "(", "[")):
        end -= 1
    if end == first:
        return None
    introduced = any(doc[k].text in (":", ",", "—", "–") for k in range(end, last))
    verbs = cues.speech()
    for i in range(end - 1, max(first, end - REACH) - 1, -1):
        token = doc[i]
        if token.lower_ not in verbs or (reading.parsed and not token.tag_.startswith("VB")):
            continue
        if not introduced and i < end - 1:
            return None
        head = speaker_of(token) if reading.parsed else None
        speaker = stretch_of(head) if head is not None else _looks_like_subject(reading, i, first, end)
        return Cue(token, speaker, after=False)
    return None


def find_direct(reading: Reading) -> list[Finding | None]:
    """For every outer marked stretch what it says, or None where nothing shows that it quotes."""
    out: list[Finding | None] = []
    last: Finding | None = None
    last_end = -1
    for number, marked in enumerate(reading.outer):
        same_paragraph = last_end >= 0 and "\n" not in reading.doc.text[last_end : marked.outer_start]
        cue = _cue(reading, number)
        finding = None
        if cue is not None:
            finding = _finding(marked, cue)
        elif last is not None and (marked.reopens or (same_paragraph and _is_sentence(reading, marked))):
            finding = Finding(
                start=marked.start, end=marked.end, style=Style.DIRECT, cue=last.cue, speaker=last.speaker,
                carries_on=True, confidence=0.8,
            )  # fmt: skip
        elif _is_sentence(reading, marked) and len(reading.doc.text[marked.start : marked.end]) > 40:
            finding = Finding(start=marked.start, end=marked.end, style=Style.DIRECT, confidence=0.5)
        out.append(finding)
        if finding is not None:
            last, last_end = finding, marked.outer_end
    return out


def _cue(reading: Reading, number: int) -> Cue | None:
    """The cue after where the words lean on it, else the one before, else the one after."""
    text = reading.doc.text
    marked = reading.outer[number]
    leans = text[marked.end - 1] in ",?!—…-" or text[marked.outer_end : marked.outer_end + 1] in (",", "-")
    after = cue_after(reading, number) if leans else None
    return after or cue_before(reading, number)


def _finding(marked: Marked, cue: Cue) -> Finding:
    """A direct quotation with its cue."""
    return Finding(
        start=marked.start,
        end=marked.end,
        style=Style.DIRECT,
        cue=(cue.token.i, cue.token.i + 1),
        speaker=cue.speaker,
        confidence=0.95 if cue.speaker is not None else 0.8,
    )


def _is_sentence(reading: Reading, marked: Marked) -> bool:
    """Whether marked words stand as a sentence of their own."""
    words = reading.doc.text[marked.start : marked.end]
    return words[:1].isupper() and words.rstrip()[-1:] in ".!?…,—-" and " " in words
