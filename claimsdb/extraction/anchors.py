"""Words of one text found again in another version of it, by the words themselves and by what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

# Code points before and after that are compared. Enough to tell two sentences of one pattern apart, which differ in a
# name or two; more, and an edit in the next sentence weighs as much as one in the words' own.
AROUND = 96

# How much the words and what stands on either side of them weigh.
WORDS, BEFORE, AFTER = 0.4, 0.3, 0.3

# Measured by benchmarks/anchors.py: below this score, or nearer to the second best than this margin, places were wrong
# often enough for a person to look.
LEAST_SCORE = 0.8
LEAST_MARGIN = 0.08

# Further off, on either side, whole sentences stand: of their pairs of words, this share still does.
# A sentence that is printed anew elsewhere has none of its neighbours with it; one as good as unaltered needs none.
NEIGHBOURS = 500
LEAST_NEIGHBOURS = 0.15
ALONE = 0.97

# A place that scores less than this is not worth offering.
WORTH_OFFERING = 0.45

# Places that are offered to a person; further ones are seldom right.
MOST_OFFERED = 3

# Words that stand more often than this in a text say nothing by themselves: a person places them.
MOST_PLACES = 400

# Altered words are searched for in texts up to this length, in code points: the search takes time in its square.
LONGEST_SEARCHED = 300_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where words may stand: offsets in code points, ``end`` exclusive, and how alike it is, 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The places where words may stand now, best first, and whether the first is sure."""

    places: tuple[Place, ...] = ()
    sure: bool = False


def find(old: str, new: str, start: int, end: int) -> Found:
    """Find ``old[start:end]`` in the new text.

    It is sure where the words stand unaltered, among words as before, and nowhere else nearly as much so. Altered words
    are offered, and never sure: a figure that was corrected is another figure.
    """
    exact = old[start:end]
    places = [Place(at, at + len(exact), alike(old, new, start, end, at, at + len(exact))) for at in stand(new, exact)]
    places.sort(key=lambda place: (-place.score, abs(place.start - start)))
    best, second = [*places, Place(0, 0, 0.0), Place(0, 0, 0.0)][:2]
    sure = best.score >= LEAST_SCORE and best.score - second.score >= LEAST_MARGIN
    sure = sure and (best.score >= ALONE or neighbours(old, new, start, end, best) >= LEAST_NEIGHBOURS)
    if not sure and best.score < LEAST_SCORE:
        places += altered(old, new, start, end)
        places.sort(key=lambda place: -place.score)
    offered = distinct(place for place in places if place.score >= WORTH_OFFERING)
    return Found(tuple(offered[:MOST_OFFERED]), sure)


def stand(text: str, words: str) -> list[int]:
    """Return where words stand in a text, as whole words; nowhere where they are too many to mean anything."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0:
        if whole(text, at, at + len(words)):
            found.append(at)
            if len(found) > MOST_PLACES:
                return []
        at = text.find(words, at + 1)
    return found


def whole(text: str, start: int, end: int) -> bool:
    """Whether a span does not begin or end within a word or a number."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not before and not after


def alike(old: str, new: str, start: int, end: int, at: int, until: int) -> float:
    """How much ``new[at:until]`` looks like ``old[start:end]`` in its place, 0 to 1.

    Where a text begins or ends at the words, that side weighs nothing.
    """
    parts = [(WORDS, Indel.normalized_similarity(old[start:end], new[at:until]))]
    sides = [
        (BEFORE, old[max(0, start - AROUND) : start], new[max(0, at - AROUND) : at]),
        (AFTER, old[end : end + AROUND], new[until : until + AROUND]),
    ]
    parts += [(weight, Indel.normalized_similarity(was, now)) for weight, was, now in sides if was]
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def neighbours(old: str, new: str, start: int, end: int, place: Place) -> float:
    """Return the share of the pairs of words around the words, but not next to them, that are around the place too."""
    were = pairs(old[max(0, start - NEIGHBOURS) : max(0, start - AROUND)], old[end + AROUND : end + NEIGHBOURS])
    wide = NEIGHBOURS + NEIGHBOURS // 2  # what was inserted between moves them further off
    near = new[max(0, place.start - wide) : max(0, place.start - AROUND)]
    are = pairs(near, new[place.end + AROUND : place.end + wide])
    return len(were & are) / len(were) if were else 1.0


def pairs(*texts: str) -> set[tuple[str, str]]:
    """Return every two words that follow each other."""
    return {pair for text in texts for pair in pairwise(text.split())}


def altered(old: str, new: str, start: int, end: int) -> list[Place]:
    """Return the places where the words may stand altered: where words most like them and their surroundings are."""
    if len(new) > LONGEST_SEARCHED:
        return []
    first, last = max(0, start - AROUND // 2), min(len(old), end + AROUND // 2)
    window, rest, found = old[first:last], new, []
    for _ in range(MOST_OFFERED):
        aligned = fuzz.partial_ratio_alignment(window, rest, score_cutoff=60)
        if aligned is None or aligned.dest_start == aligned.dest_end:
            break
        low, high = aligned.dest_start, aligned.dest_end
        at, until = counterpart(window, new[low:high], start - first, end - first)
        if until > at:
            at, until = snapped(new, low + at, low + until)
            found.append(Place(at, until, alike(old, new, start, end, at, until)))
        rest = rest[:low] + "\0" * (high - low) + rest[high:]
    return found


def counterpart(window: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return what ``window[start:end]`` corresponds to in a text like the window."""
    blocks = SequenceMatcher(None, window, text, autojunk=False).get_opcodes()

    def carried(at: int, *, ends: bool) -> int:
        for tag, i1, i2, j1, j2 in blocks:
            if i1 <= at < i2 or (at == i2 == len(window)) or (ends and at == i2):
                return j1 + at - i1 if tag == "equal" else (j2 if ends else j1)
        return len(text)

    return carried(start, ends=False), carried(end, ends=True)


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span widened to whole words, without space at its ends."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def distinct(places: Iterator[Place]) -> list[Place]:
    """Return places that do not overlap a better one."""
    kept: list[Place] = []
    for place in places:
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return kept
