"""Quotation marks paired: which stretches of a text stand between marks, whatever the marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

# Three straight strokes at a word's end close a single mark inside a double one.
MARK = re.compile(r"``|(?<=\S)'(?=''(?!'))|''|[“”„‟«»\"‘’'‚‹›]")
SINGLE = frozenset("‘’'‚‹›")
OPENING = frozenset({"“", "„", "‟", "«", "``", "‘", "‚", "‹"})
CLOSING = frozenset({"”", "»", "’", "›"})

# What stands before an opening mark, beside a space or nothing.
BEFORE_OPENING = frozenset("([{—–-/…“‘«„\"'=>")
# What an apostrophe at the start of a word leaves out: the ’90s, ’em, rock ’n’ roll.
ELISION = re.compile(r"(?:\d0s|\d\d|em|til|tis|twas|cause|n|cuz|round|bout)(?!\w)", re.IGNORECASE)
# A plural's apostrophe ("the players’ union") looks like a closing mark: a better one is looked for among so many.
CLOSERS_TRIED = 5
# Nobody quotes a quotation of a quotation of a quotation.
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: ``start`` to ``end`` without them, ``outer_start`` to ``outer_end`` with them.

    ``depth`` is 0 for one that stands in no other; ``closed`` is False where the paragraph ends first, and
    ``reopens`` is True where it takes up again one that the paragraph before left open.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    closed: bool = True
    reopens: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark, and what it can do where it stands."""

    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        return self.glyph in SINGLE


def find_marked(text: str) -> list[Marked]:
    """Every stretch between marks, in the order of the text, outer before inner."""
    found: list[Marked] = []
    left_open = False
    for start, end in paragraphs(text):
        here = _paragraph(text, start, end)
        if here and left_open and not text[start : here[0].outer_start].strip():
            here[0] = replace(here[0], reopens=True)
        outer = [m for m in here if m.depth == 0]
        left_open = bool(outer) and not outer[-1].closed
        found += here
    return found


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that holds anything."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace() and end > start:
            yield start, end
        start = end + 1


def _paragraph(text: str, start: int, end: int) -> list[Marked]:
    """The stretches of one paragraph."""
    marks = [_roles(text, m, start, end) for m in MARK.finditer(text, start, end)]
    single_closers = [m.start for m in marks if m.single and m.closes]
    found: list[Marked] = []
    stack: list[_Mark] = []
    for mark in marks:
        partner = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].single == mark.single), None)
        if mark.closes and partner is not None and not (mark.single and _is_apostrophe(text, mark, single_closers)):
            opened = stack[partner]
            del stack[partner:]
            if mark.start > opened.end:
                found.append(Marked(opened.end, mark.start, opened.start, mark.end))
        elif mark.opens and len(stack) < DEEPEST and (not mark.single or _has_closer(mark, single_closers)):
            if partner is not None and mark.glyph == stack[partner].glyph and not mark.single:
                found += _unclosed(text, stack.pop(partner), mark.start)
            stack.append(mark)
    doubles = [m for m in stack if not m.single]
    for opened, following in zip_longest(doubles, doubles[1:]):
        found += _unclosed(text, opened, following.start if following else end)
    return _with_depth(found)


def _roles(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    """Whether the mark can open or close, from the characters on both sides of it."""
    glyph, single = match[0], match[0] in SINGLE
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    free_before = before.isspace() or before in BEFORE_OPENING
    opens = not after.isspace() and (free_before if glyph not in OPENING or single else True)
    closes = not after.isalnum() if single else not (before.isspace() and not after.isspace())
    if glyph in OPENING:
        closes = closes and not before.isspace() and after.isspace() and not single
    if glyph in CLOSING and not single:
        opens = opens and after.isalnum()
        closes = closes or not opens
    if single:
        closes = closes and (not before.isspace()) and glyph != "‘"
        opens = opens and not ELISION.match(text, match.end(), end)
    elif glyph in ('"', "''") and before.isdigit() and not after.isspace() and after.isalnum():
        opens = False
    return _Mark(match.start(), match.end(), glyph, opens, closes)


def _has_closer(mark: _Mark, closers: Sequence[int]) -> bool:
    """Whether anything further on can close a single mark: otherwise it is an apostrophe."""
    return bisect_right(closers, mark.end) < len(closers)


def _is_apostrophe(text: str, mark: _Mark, closers: Sequence[int]) -> bool:
    """Whether a single mark after an s is a plural's, since a surer closing mark follows."""
    if text[mark.start - 1] not in "sS" or not text[mark.end : mark.end + 2].strip().isalpha():
        return False
    at = bisect_right(closers, mark.start)
    return any(text[c - 1] not in "sS" for c in closers[at : at + CLOSERS_TRIED])


def _unclosed(text: str, opened: _Mark, end: int) -> list[Marked]:
    """The stretch from a double mark that nothing closes to ``end``; a single mark alone is an apostrophe."""
    words = text[opened.end : end].rstrip()
    if opened.single or not words:
        return []
    stop = opened.end + len(words)
    return [Marked(opened.end, stop, opened.start, stop, closed=False)]


def _with_depth(found: list[Marked]) -> list[Marked]:
    """In the order of the text, each with the number of others that it stands in."""
    out: list[Marked] = []
    around: list[int] = []
    for marked in sorted(found, key=lambda m: (m.outer_start, -m.outer_end)):
        while around and around[-1] <= marked.outer_start:
            around.pop()
        out.append(replace(marked, depth=len(around)))
        around.append(marked.outer_end)
    return out
