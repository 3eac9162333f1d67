"""The cue before marked words: She said, "…"; She had a warning: "…"; According to the Times, "…"."""

from spacy.tokens import Token

from claimsdb.extraction.quotations.beside import (
    LONGEST_NAME,
    REACH,
    Cue,
    begins_name,
    cue_at,
    looks_like_subject,
    marked_tokens,
    own_subject,
    stretch_before,
)
from claimsdb.extraction.quotations.deps import acl, advcl, amod, ccomp, nsubj, nsubjpass, relcl
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.speakers import speaker_of, stretch_of
from claimsdb.extraction.quotations.words import listed

EMBEDDED = frozenset({relcl, ccomp, advcl})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
DASHES = frozenset({"-", "–", "—", "--"})
INTRODUCERS = DASHES | {",", ":", "(", "[", "that"}


def cue_before(reading: Reading, number: int) -> Cue | None:
    """The cue that brings marked words in, with its speaker."""
    doc = reading.doc
    first, last = stretch_before(reading, number)
    end = last
    while end > first and (doc[end - 1].is_space or doc[end - 1].text in INTRODUCERS):
        end -= 1
    if end == first:
        return None
    leads = {doc[k].text for k in range(end, last)}
    found = _by_colon(reading, first, end) if ":" in leads else None
    return found or _by_noun(reading, first, end) or _by_verb(reading, first, end, leads)


def _by_noun(reading: Reading, first: int, end: int) -> Cue | None:
    """Their chants of "…"."""
    doc = reading.doc
    if end - first < 2 or doc[end - 1].lower_ != "of" or doc[end - 2].lower_ not in listed("outcries"):
        return None
    head = speaker_of(doc[end - 2]) if reading.parsed else None
    return Cue((end - 2, end), stretch_of(head) if head is not None else None, adjacent=True)


def _by_verb(reading: Reading, first: int, end: int, leads: set[str]) -> Cue | None:
    """She told reporters in Paris, "…"; according to her, "…"."""
    doc = reading.doc
    for i in range(end - 1, first - 1, -1):
        if doc[i].lower_ == "according" and i + 2 < end and doc[i + 1].lower_ == "to":
            return Cue((i, i + 2), (i + 2, end)) if leads and end - i <= LONGEST_NAME + 2 else None
        stop = cue_at(reading, i, end)
        if stop is None or (reading.parsed and not doc[i].tag_.startswith("VB")):
            continue
        if _names_a_thing(doc[i]):
            return None
        if stop < end and not (leads and _may_part(reading, stop, end)) and ":" not in leads:
            return None
        speaker = _speaker(reading, i, first, end)
        return Cue((i, stop), speaker, sure=stop == end or ":" in leads, adjacent=stop == end)
    return None


def _names_a_thing(verb: Token) -> bool:
    """Whether a participle gives a thing its name: "a show called “…”"."""
    return verb.tag_ == "VBN" and verb.dep in (acl, amod) and verb.lower_ in listed("naming")


def _by_colon(reading: Reading, first: int, end: int) -> Cue | None:
    """Whoever is named before a colon: the Times: "…"; a word from Lee: "…"; Lee had a warning: "…"."""
    doc = reading.doc
    name = end
    while name > first and _proper(doc[name - 1]):
        name -= 1
    if name < end and end - name <= LONGEST_NAME:
        if name == first or doc[name - 1].text in DASHES:
            return Cue(None, (name, end))
        if doc[name - 1].lower_ in ("from", "by"):
            return Cue((name - 1, name), (name, end))
    for i in range(end - 1, first - 1, -1):
        if cue_at(reading, i, end) is not None and doc[i].tag_.startswith("VB"):
            return None
        embedded = doc[i].dep in EMBEDDED and first <= doc[i].head.i < end
        if doc[i].tag_ in FINITE and not embedded and (own := own_subject(doc[i])):
            return Cue((i, i + 1), stretch_of(own))
    if end - first <= LONGEST_NAME and begins_name(doc[first]) and doc[first].lower_ != "according":
        return Cue(None, (first, end))
    return None


def _proper(token: Token) -> bool:
    """A word of a proper name, or one that stands between such."""
    return token.tag_ in ("NNP", "NNPS", "POS") or token.lower_ in ("the", "of", "and")


def _may_part(reading: Reading, first: int, last: int) -> bool:
    """Whether words may part a cue from its marked words: "told reporters in Paris," but not "said in her book,"."""
    return last - first <= REACH // 3 and not any(reading.doc[k].text == "," for k in range(first, last - 1))


def _speaker(reading: Reading, verb: int, first: int, last: int) -> Stretch | None:
    """The speaker of a cue before its words."""
    if reading.parsed:
        head = speaker_of(reading.doc[verb])
        if head is not None and reading.inside[head.i] < 0:
            return stretch_of(head)
    return looks_like_subject(reading, verb, first, last)


def cue_nearby(reading: Reading, number: int) -> Cue | None:
    """The last cue with a subject in the same paragraph before marked words: She sighed and spoke. "…"."""
    doc = reading.doc
    first = marked_tokens(reading, number)[0]
    for i in range(first - 1, max(-1, first - REACH), -1):
        if "\n" in doc[i].text:
            break
        if reading.inside[i] >= 0 or (end := cue_at(reading, i, first)) is None:
            continue
        own = next((c for c in doc[i].children if c.dep in (nsubj, nsubjpass)), None)
        if own is not None and reading.inside[own.i] < 0:
            return Cue((i, end), stretch_of(own))
    return None
