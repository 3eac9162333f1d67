"""A quantity where it stands: its sentence, its line, the noun that it counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from claimsdb.quantities.quantity import Quantity

NOUNS = frozenset({"NOUN", "PROPN"})
# What may stand between a number and the noun that it counts: "two badly burned young Syrian men".
BEFORE_A_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
# The longest run of such words seen in print is five; a sixth is the next phrase.
LONGEST_NOUN_PHRASE = 6
# Of a line with this share of capitalised words, capitals say nothing: it is a headline.
HEADLINE_CAPITALS = 0.6
LONGEST_HEADLINE = 40
PARTITIVES = frozenset({"of"})
# Rules look this many characters to the left and right of a quantity.
REACH = 200
# Tokens of the longest sentence in print; beyond it the text is a list or a dump, and its parse is noise.
LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class Setting:
    """A quantity with its tokens, its sentence (never longer than its line) and its line.

    ``text`` is the article's. ``parsed`` says whether the sentence is short enough for its syntax to mean something
    (and to be walked in a moment).
    """

    quantity: Quantity
    span: Span
    sentence: Span
    line: Span
    text: str
    parsed: bool = True

    @property
    def doc(self) -> Doc:
        """The article as parsed."""
        return self.span.doc

    @property
    def exact(self) -> str:
        """The words of the quantity."""
        return self.text[self.quantity.start : self.quantity.end]

    @cached_property
    def before(self) -> str:
        """The line's text up to the quantity, no more than rules look at."""
        return self.text[max(self.line.start_char, self.quantity.start - REACH) : self.quantity.start]

    @cached_property
    def after(self) -> str:
        """The line's text after the quantity, no more than rules look at."""
        return self.text[self.quantity.end : min(self.line.end_char, self.quantity.end + REACH)]

    @cached_property
    def previous(self) -> Token | None:
        """The token before the quantity, in its line."""
        return self.doc[self.span.start - 1] if self.span.start > self.line.start else None

    @cached_property
    def following(self) -> Token | None:
        """The token after the quantity, in its line."""
        return self.doc[self.span.end] if self.span.end < self.line.end else None

    @cached_property
    def in_headline(self) -> bool:
        """Whether the line is written with a capital on nearly every word."""
        if len(self.line) > LONGEST_HEADLINE:
            return False
        words = [token for token in self.line[1:] if token.is_alpha and len(token) > 3]
        capitals = sum(token.text[0].isupper() for token in words)
        return len(words) > 1 and capitals >= HEADLINE_CAPITALS * len(words)

    @cached_property
    def counted(self) -> Token | None:
        """The noun that is counted or measured ("68 people", "thousands of Azeris", "a 77-kilometer drive")."""
        return partitive(self) or parsed_noun(self) or noun_after(self)


def partitive(setting: Setting) -> Token | None:
    """Return "people" of "thousands of people"."""
    follower = setting.following
    if follower is None or follower.lower_ not in PARTITIVES:
        return None
    inside = follower.children if setting.parsed else ()
    noun = next((child for child in inside if child.dep_ == "pobj"), None)
    return noun if noun is not None and noun.i < setting.sentence.end else noun_from(setting, follower.i + 1)


def parsed_noun(setting: Setting) -> Token | None:
    """Return the noun after the quantity that the parse hangs it on."""
    token = setting.span.root
    for _ in range(2):
        head = token.head
        if head is token:
            return None
        near = setting.span.end <= head.i < min(setting.sentence.end, setting.span.end + LONGEST_NOUN_PHRASE)
        if near and head.pos_ in NOUNS and token.dep_ in {"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod"}:
            return head
        token = head
    return None


def noun_after(setting: Setting) -> Token | None:
    """Return the noun that ends the run of adjectives and nouns right after the quantity."""
    return noun_from(setting, setting.span.end)


def noun_from(setting: Setting, start: int) -> Token | None:
    """Return the last noun of the run of adjectives and nouns from token ``start`` on."""
    found = None
    for token in setting.doc[start : min(start + LONGEST_NOUN_PHRASE, setting.sentence.end)]:
        if token.pos_ in NOUNS:
            found = token
        elif token.pos_ not in BEFORE_A_NOUN and not (
            found is None and token.tag_ in {"VBN", "VBG", "DT", "PRP$", "HYPH"}
        ):
            break
    return found


class Lines:
    """The sentences of a parsed article, cut where a line ends, and its lines."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._offsets = [token.idx for token in doc]
        breaks = [token.i for token in doc if "\n" in token.text]
        self._lines = sorted({0, *(i + 1 for i in breaks if i + 1 < len(doc))})
        self._parses = [sentence.start for sentence in doc.sents]
        self._sentences = sorted({*self._lines, *self._parses})

    def tokens(self, start: int, end: int) -> Span:
        """Return the tokens that any of the characters from ``start`` to ``end`` belong to."""
        first = max(bisect_right(self._offsets, start) - 1, 0)
        last = max(bisect_left(self._offsets, end), first + 1)
        return self.doc[first:last]

    def sentence(self, token: int) -> Span:
        """Return the sentence that holds the token."""
        return self._around(self._sentences, token)

    def is_parsed(self, token: int) -> bool:
        """Say whether the parser's own sentence around the token is no longer than sentences are."""
        at = bisect_right(self._parses, token)
        end = self._parses[at] if at < len(self._parses) else len(self.doc)
        return end - self._parses[max(at - 1, 0)] <= LONGEST_SENTENCE

    def line(self, token: int) -> Span:
        """Return the line that holds the token."""
        return self._around(self._lines, token)

    def sentence_before(self, sentence: Span) -> Span | None:
        """Return the sentence before this one."""
        return self.sentence(sentence.start - 1) if sentence.start > 0 else None

    def _around(self, starts: list[int], token: int) -> Span:
        at = bisect_right(starts, token) - 1
        start = starts[at]
        end = starts[at + 1] if at + 1 < len(starts) else len(self.doc)
        while end > start + 1 and self.doc[end - 1].is_space:
            end -= 1
        return self.doc[start:end]


def settings_of(lines: Lines, quantities: Iterable[Quantity]) -> Iterator[Setting]:
    """Put each quantity where it stands."""
    text = lines.doc.text
    for quantity in quantities:
        span = lines.tokens(quantity.start, quantity.end)
        at = span.start
        yield Setting(quantity, span, lines.sentence(at), lines.line(at), text, lines.is_parsed(at))
