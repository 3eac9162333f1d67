"""What stands beside marked words: the tokens before and after them, and the cues among those."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimsdb.extraction.quotations import cues
from claimsdb.extraction.quotations.deps import nsubj, nsubjpass
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.words import listed

SENTENCE_ENDS = frozenset({".", "!", "?"})
# A cue stands near its words: "said", its subject and a long title fit into so many tokens.
REACH = 60
# A name with its titles has seldom more words than these.
LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue beside marked words, with its speaker.

    ``sure`` where nothing but a quotation follows such words; ``adjacent`` where the cue leads straight into them.
    """

    tokens: Stretch | None
    speaker: Stretch | None
    sure: bool = True
    adjacent: bool = False


def marked_tokens(reading: Reading, number: int) -> Stretch:
    """The tokens of marked words, marks included."""
    marked = reading.outer[number]
    return reading.tokens(marked.outer_start, marked.outer_end)


def stretch_before(reading: Reading, number: int) -> Stretch:
    """The tokens before marked words, back to the sentence's start or to other marked words.

    Where the words open a paragraph, and the one before ends in a colon, the tokens are its last.
    """
    doc = reading.doc
    last = first = marked_tokens(reading, number)[0]
    while first > 0 and doc[first - 1].is_space:
        first -= 1
    if 0 < first < last and doc[first - 1].text != ":" and "\n" in doc[first:last].text:
        return last, last
    last = first
    while first > 0 and last - first < REACH and not _stops(reading, first - 1):
        first -= 1
    return first, last


def stretch_after(reading: Reading, number: int) -> Stretch:
    """The tokens from the marked words to the sentence's end, the next marked words, or the paragraph's end."""
    first = last = marked_tokens(reading, number)[1]
    while last < len(reading.doc) and last - first < REACH and not _stops(reading, last):
        last += 1
    return first, last


def _stops(reading: Reading, i: int) -> bool:
    """Whether a token ends what stands beside marked words."""
    token = reading.doc[i]
    if reading.depth and token.is_quote:
        return True
    return reading.inside[i] >= 0 or token.text in SENTENCE_ENDS or "\n" in token.text


def cue_at(reading: Reading, i: int, last: int) -> int | None:
    """One past the last token of the cue that begins at a token, None where none does."""
    doc = reading.doc
    token = doc[i]
    word = token.lower_
    if i and doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
        return None
    for tail in cues.phrases().get(word, ()):
        end = i + 1 + len(tail)
        if end <= last and tuple(doc[k].lower_ for k in range(i + 1, end)) == tail:
            return end
    if word not in cues.speech() or (reading.parsed and token.tag_ in ("NN", "NNS", "NNP")):
        return None
    return i + 1


def own_subject(verb: Token) -> Token | None:
    """The subject that a verb has itself."""
    return next((c for c in verb.children if c.dep in (nsubj, nsubjpass)), None)


def looks_like_subject(reading: Reading, verb: int, first: int, last: int) -> Stretch | None:
    """The words before a verb, or right after it where none stand before, if they begin like a name."""
    doc = reading.doc
    while first < verb and is_slight(doc[first]):
        first += 1
    if first < verb:
        end = next((k for k in range(first, verb) if doc[k].text in (",", "(")), verb)
        return (first, end) if end - first <= LONGEST_NAME and begins_name(doc[first]) else None
    if verb + 1 < last and begins_name(doc[verb + 1]):
        end = verb + 2
        while end < last and end - verb < LONGEST_NAME and _goes_on(doc[end]):
            end += 1
        return verb + 1, end
    return None


def is_slight(token: Token) -> bool:
    """A word that may stand before the subject: "as", "and", "later"."""
    return token.is_punct or token.is_space or token.tag_ in ("RB", "CC") or token.lower_ in ("as", "is", "was", "had")


def begins_name(token: Token) -> bool:
    """Whether a word can begin the words that name a speaker."""
    return token.text[0].isupper() or token.lower_ in listed("pronouns") or token.lower_ in listed("determiners")


def _goes_on(token: Token) -> bool:
    """Whether a word can carry on a name."""
    return token.text[0].isupper() or token.tag_ in ("NN", "NNS", "NNP")
