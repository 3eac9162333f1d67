"""What the rules hand to one another before names are settled."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from claimsdb.extraction.extraction import Style
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.marks import Marked, find_marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A quotation before its speaker has a name: characters for the words, tokens for cue and speaker."""

    start: int
    end: int
    style: Style
    cue: Stretch | None = None
    speaker: Stretch | None = None
    via: Stretch | None = None
    carries_on: bool = False
    confidence: float = 0.5


@dataclass(slots=True)
class Reading:
    """A parsed article with its marks, and the way from characters to tokens.

    ``outer`` holds the stretches between marks that stand in ``depth`` others, ``inside`` the number of the one that
    each token stands in, or -1.
    """

    doc: Doc
    depth: int = 0
    text: str = field(init=False)
    parsed: bool = field(init=False)
    marked: list[Marked] = field(init=False)
    outer: list[Marked] = field(init=False)
    starts: list[int] = field(init=False)
    inside: list[int] = field(init=False)
    ents: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        """Read off once what spaCy works out anew at every look: its texts and entities cost a pass each."""
        self.text = self.doc.text
        self.parsed = self.doc.has_annotation("DEP")
        self.starts = [token.idx for token in self.doc]
        self.ents = list(self.doc.ents)
        self.marked = find_marked(self.text)
        self.outer = [m for m in self.marked if m.depth == self.depth]
        self.inside = [-1] * len(self.doc)
        for number, marked in enumerate(self.outer):
            for i in range(*self.tokens(marked.outer_start, marked.outer_end)):
                self.inside[i] = number

    def ents_within(self, stretch: Stretch) -> list[Span]:
        """The named entities that begin and end in some tokens."""
        first = bisect_left(self.ents, stretch[0], key=lambda e: e.start)
        last = bisect_left(self.ents, stretch[1], key=lambda e: e.start)
        return [e for e in self.ents[first:last] if e.end <= stretch[1]]

    def ents_before(self, token: int) -> Iterator[Span]:
        """The named entities that begin before a token, the nearest first."""
        for i in range(bisect_left(self.ents, token, key=lambda e: e.start) - 1, -1, -1):
            yield self.ents[i]

    def tokens(self, start: int, end: int) -> Stretch:
        """The tokens that begin between two characters."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def token_at(self, char: int) -> int:
        """The token that holds a character."""
        return max(0, bisect_right(self.starts, char) - 1)

    def chars(self, stretch: Stretch) -> tuple[int, int]:
        """First character and one past the last of some tokens."""
        first, last = self.doc[stretch[0]], self.doc[stretch[1] - 1]
        return first.idx, last.idx + len(last)


EDGE = frozenset(" \t\r\n\u00a0\"“”‘’'`,;:.–—-()[]«»„")


def trimmed(text: str, start: int, end: int, edge: frozenset[str] | Sequence[str] = EDGE) -> tuple[int, int]:
    """The stretch without the punctuation at its edges."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end
