"""Marked words with a cue before or after them, and the marked words that carry on from those."""

from dataclasses import dataclass

from spacy.symbols import advcl, ccomp, nsubj, nsubjpass, relcl  # type: ignore[attr-defined]
from spacy.tokens import Token

from claimsdb.extraction import cues
from claimsdb.extraction.bylines import byline
from claimsdb.extraction.extraction import Style
from claimsdb.extraction.finding import Finding, Reading
from claimsdb.extraction.frames import Stretch
from claimsdb.extraction.marks import Marked
from claimsdb.extraction.speakers import speaker_of, stretch_of

SENTENCE_ENDS = frozenset({".", "!", "?"})
# A cue stands near its words: "said", its subject and a long title fit into so many tokens.
REACH = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue beside marked words, with its speaker; ``sure`` where nothing but a quotation follows such words."""

    tokens: Stretch | None
    speaker: Stretch | None
    sure: bool = True


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
        cue = _cue(inner, number)
        if cue is None or cue.tokens is None or cue.speaker is None or " " not in reading.doc.text[marked.start : marked.end]:
            continue
        if reading.doc[cue.speaker[1] - 1].tag_ == "NNP":
            found.append(_finding(marked, cue, 0.8))
    return found


def _find(reading: Reading, number: int, last: Finding | None) -> Finding | None:
    """One marked stretch: its own cue, else the speaker of the words that it carries on from."""
    marked = reading.outer[number]
    cue = _cue(reading, number)
    if cue is not None and not (is_title(reading, marked) and not cue.sure):
        return _finding(marked, cue, 0.95 if cue.speaker else 0.8)
    if last is not None and marked.reopens:
        return _carried(marked, last)
    if not is_sentence(reading, marked):
        return None
    nearby = cue_nearby(reading, number)
    carries = last is not None and _near(reading, last.end, number)
    if nearby is not None and not (carries and last is not None and last.cue is not None and nearby.tokens is not None and last.cue >= nearby.tokens):
        return _finding(marked, nearby, 0.7)
    if carries and last is not None:
        return _carried(marked, last)
    if marked.end - marked.start > SENTENCE:
        return _finding(marked, Cue(None, None), 0.5)
    return None


def cue_nearby(reading: Reading, number: int) -> Cue | None:
    """The last cue with a subject in the same paragraph before marked words: She sighed and spoke. "…"."""
    doc = reading.doc
    first = reading.tokens(reading.outer[number].outer_start, reading.outer[number].outer_end)[0]
    for i in range(first - 1, max(-1, first - REACH), -1):
        if "\n" in doc[i].text:
            break
        end = cue_at(reading, i, first) if reading.inside[i] < 0 else None
        own = _own_subject(doc[i]) if end is not None else None
        if end is not None and own is not None and reading.inside[own.i] < 0:
            return Cue((i, end), stretch_of(own))
    return None


# Shorter marked sentences without a cue are mottoes and titles as often as somebody's words.
SENTENCE = 40
# Words between two quotations of one speaker: a paragraph of the writer's own seldom has more characters.
FAR = 1000


def _near(reading: Reading, end: int, number: int) -> bool:
    """Whether marked words stand in the paragraph where the last quotation ended, or open the next."""
    between = reading.doc.text[end : reading.outer[number].outer_start]
    if len(between) > FAR:
        return False
    _, _, rest = between.partition("\n")
    return not rest.strip()


def _carried(marked: Marked, before: Finding) -> Finding:
    """Marked words that have their cue and speaker from the ones before."""
    return Finding(
        start=marked.start,
        end=marked.end,
        style=Style.DIRECT,
        cue=before.cue,
        speaker=before.speaker,
        carries_on=marked.reopens,
        confidence=0.85,
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


def _cue(reading: Reading, number: int) -> Cue | None:
    """The cue after where the words lean on it, else the one before."""
    text = reading.doc.text
    marked = reading.outer[number]
    before = cue_before(reading, number)
    if before is not None and before.sure and before.speaker is not None:
        return before
    named = byline(reading, marked)
    if named is not None:
        return Cue(None, named)
    if before is not None and before.sure:
        return before
    leans = text[marked.start : marked.end].rstrip()[-1:] in LEANING
    leans = leans or text[marked.outer_end : marked.outer_end + 2].strip()[:1] in LEANING
    after = cue_after(reading, number, near=not leans)
    return after or before


# What ends marked words that a cue follows; without one of these the cue must follow at once.
LEANING = tuple(",?!—–…-’'")


def stretch_before(reading: Reading, number: int) -> Stretch:
    """The tokens before marked words, back to the sentence's start or to other marked words.

    Where the words open a paragraph, and the one before ends in a colon, the tokens are its last.
    """
    doc = reading.doc
    last = first = reading.tokens(reading.outer[number].outer_start, reading.outer[number].outer_end)[0]
    while first > 0 and doc[first - 1].is_space:
        first -= 1
    if first < last and doc[first - 1].text != ":" and "\n" in doc[first : last].text:
        return last, last
    last = first
    while first > 0 and last - first < REACH:
        token = doc[first - 1]
        if reading.inside[first - 1] >= 0 or "\n" in token.text or token.text in SENTENCE_ENDS:
            break
        first -= 1
    return first, last


def stretch_after(reading: Reading, number: int) -> Stretch:
    """The tokens from the marked words to the sentence's end, the next marked words, or the paragraph's end."""
    doc = reading.doc
    first = last = reading.tokens(reading.outer[number].outer_start, reading.outer[number].outer_end)[1]
    while last < len(doc) and last - first < REACH:
        token = doc[last]
        if reading.inside[last] >= 0 or "\n" in token.text or token.text in SENTENCE_ENDS:
            break
        last += 1
    return first, last


def cue_after(reading: Reading, number: int, *, near: bool = False) -> Cue | None:
    """The cue of "…," she said, and of "…," said Ann Lee, the mayor."""
    doc = reading.doc
    first, last = stretch_after(reading, number)
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    for i in range(first, last):
        end = cue_at(reading, i, last)
        if end is None:
            continue
        subject = _subject(reading, doc[i], first, last)
        if subject is None:
            continue
        if near and (i - first > 3 or doc[first].text[0].isupper() and marked_end_stops(reading, number)):
            return None
        if all(_slight(doc[k]) for k in range(first, min(i, subject[0]))):
            return Cue((i, end), subject)
    return None


def marked_end_stops(reading: Reading, number: int) -> bool:
    """Whether marked words end a sentence."""
    return reading.doc.text[reading.outer[number].start : reading.outer[number].end].rstrip()[-1:] in SENTENCE_ENDS


def cue_at(reading: Reading, i: int, last: int) -> int | None:
    """One past the last token of the cue that begins at a token, None where none does."""
    doc = reading.doc
    token = doc[i]
    word = token.lower_
    tails = cues.phrases().get(word)
    if tails:
        for tail in tails:
            end = i + 1 + len(tail)
            if end <= last and tuple(doc[k].lower_ for k in range(i + 1, end)) == tail:
                return end
    if word not in cues.speech() or (reading.parsed and token.tag_ in ("NN", "NNS", "NNP")):
        return None
    return i + 1


def _slight(token: Token) -> bool:
    """A word that may stand before the subject: "as", "and", "later"."""
    return token.is_punct or token.is_space or token.tag_ in ("RB", "CC") or token.lower_ in ("as", "is", "was", "had")


def _subject(reading: Reading, verb: Token, first: int, last: int) -> Stretch | None:
    """The subject of a verb inside a stretch, by the parse or else by its look."""
    for child in verb.children:
        if child.dep in (nsubj, nsubjpass) and first <= child.i < last:
            stretch = stretch_of(child)
            return max(stretch[0], first), min(stretch[1], last)
    return _looks_like_subject(reading, verb.i, first, last)


# A name with its titles has seldom more words than these.
LONGEST_NAME = 8


def _looks_like_subject(reading: Reading, verb: int, first: int, last: int) -> Stretch | None:
    """The words before a verb, or right after it where none stand before, if they begin like a name."""
    doc = reading.doc
    while first < verb and _slight(doc[first]):
        first += 1
    if first < verb:
        end = next((k for k in range(first, verb) if doc[k].text == ","), verb)
        return (first, end) if end - first <= LONGEST_NAME and _begins_name(doc[first]) else None
    if verb + 1 < last and _begins_name(doc[verb + 1]):
        end = verb + 2
        while end < last and end - verb < LONGEST_NAME and _goes_on(doc[end]):
            end += 1
        return verb + 1, end
    return None


def _goes_on(token: Token) -> bool:
    """Whether a word can carry on a name."""
    return token.text[0].isupper() or token.tag_ in ("NN", "NNS", "NNP")


PRONOUNS = frozenset("he she they it we i you who one".split())
DETERMINERS = frozenset("the a an his her their its my our one another some".split())


def _begins_name(token: Token) -> bool:
    """Whether a word can begin the words that name a speaker."""
    return token.text[0].isupper() or token.lower_ in PRONOUNS or token.lower_ in DETERMINERS


def cue_before(reading: Reading, number: int) -> Cue | None:
    """The cue of: She said, "…", and: She had a warning: "…"."""
    doc = reading.doc
    first, last = stretch_before(reading, number)
    end = last
    while end > first and (doc[end - 1].is_space or doc[end - 1].text in INTRODUCERS):
        end -= 1
    if end == first:
        return None
    leads = {doc[k].text for k in range(end, last)}
    for i in range(end - 1, first - 1, -1):
        stop = cue_at(reading, i, end)
        if stop is not None and (not reading.parsed or doc[i].tag_.startswith("VB")):
            if stop < end and not (leads and _may_part(reading, stop, end)) and ":" not in leads:
                return None
            return Cue((i, stop), _speaker_before(reading, i, first, end), sure=stop == end or ":" in leads)
        if ":" in leads and doc[i].lower_ in ("from", "by") and all(_proper(doc[k]) for k in range(i + 1, end)):
            return Cue((i, i + 1), (i + 1, end)) if i + 1 < end else None
        if ":" in leads and doc[i].tag_ in FINITE and doc[i].dep not in EMBEDDED and (own := _own_subject(doc[i])):
            return Cue((i, i + 1), stretch_of(own))
    if ":" in leads and doc[first].lower_ == "according" and first + 2 < end:
        return Cue((first, first + 2), (first + 2, end))
    if ":" in leads and end - first <= LONGEST_NAME and _begins_name(doc[first]):
        return Cue(None, (first, end))
    return None


EMBEDDED = frozenset({relcl, ccomp, advcl})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
INTRODUCERS = frozenset({",", ":", "-", "–", "—", "--", "(", "[", "that"})


def _own_subject(verb: Token) -> Token | None:
    """The subject that a verb has itself."""
    return next((c for c in verb.children if c.dep in (nsubj, nsubjpass)), None)


def _proper(token: Token) -> bool:
    """A word of a proper name, or "the"."""
    return token.tag_ in ("NNP", "NNPS", "POS") or token.lower_ in ("the", "of", "and")


def _may_part(reading: Reading, first: int, last: int) -> bool:
    """Whether words may part a cue from its marked words: "told reporters in Paris," but not a title's noun."""
    return last - first <= REACH // 3 and not any(reading.doc[k].text == "," for k in range(first, last - 1))


def _speaker_before(reading: Reading, verb: int, first: int, last: int) -> Stretch | None:
    """The speaker of a cue before its words."""
    if reading.parsed:
        head = speaker_of(reading.doc[verb])
        if head is not None and reading.inside[head.i] < 0:
            return stretch_of(head)
    return _looks_like_subject(reading, verb, first, last)


def is_sentence(reading: Reading, marked: Marked) -> bool:
    """Whether marked words stand as a sentence of their own."""
    words = reading.doc.text[marked.start : marked.end].rstrip("'’ \"”")
    return words[:1].isupper() and words[-1:] in tuple(".!?…,—-") and " " in words and not is_title(reading, marked)


# Words that a title does not capitalise.
SMALL = frozenset("a an and as at but by for from in of on or the to with".split())
# "Meet the Press", "A Time for Truth": longer capitalised marked words are headlines, which do say something.
LONGEST_TITLE = 7


def is_title(reading: Reading, marked: Marked) -> bool:
    """Whether marked words are written as a title is."""
    words = reading.doc.text[marked.start : marked.end].rstrip(".,!?").split()
    if not 2 <= len(words) <= LONGEST_TITLE:
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w in SMALL for w in words)
