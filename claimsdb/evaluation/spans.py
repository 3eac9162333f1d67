"""Stretches of a text, and which of the found ones stand for which of the annotated ones."""

from collections.abc import Sequence

# First code point, and one past the last.
Span = tuple[int, int]

# Punctuation and marks at the edges never decide a match: annotators differ in whether they take them in.
EDGE = frozenset(" \t\r\n\"“”‘’'`,.;:!?…–—-()[]")


def trimmed(text: str, span: Span) -> Span:
    """The stretch without the punctuation at its edges."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def shared(a: Span, b: Span) -> int:
    """How many code points two stretches have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlap(a: Span, b: Span) -> float:
    """What two stretches share of what they cover together, 0 to 1 (intersection over union)."""
    common = shared(a, b)
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common else 0.0


def paired(gold: Sequence[Span], found: Sequence[Span], least: float = 0.0) -> list[tuple[int, int]]:
    """Pair annotated stretches with found ones by their places in the lists: each once, those alike most first.

    Only stretches that share something, and overlap by ``least``, are paired.
    """
    alike = [(overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if shared(g, f)]
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for share, i, j in sorted(alike, reverse=True):
        if share < least:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs
