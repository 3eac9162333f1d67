"""A mention made ready to be compared many times: its words folded and weighed, its number in base units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimsdb.matching.background import Background
from claimsdb.matching.bag import EMPTY, Bag
from claimsdb.matching.measured import Measured, measured
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.words import WORD, concept, concepts, fold, is_number, tokens

# Words of the sentence count for less the further they stand from the number: half at three words' distance,
# since "5 dead and 12 injured" must not lend its words across.
HALF_AT = 3
# The clause stops the words about a number: beyond a full stop, a semicolon or a bracket another thing begins.
CLAUSE = re.compile(r"[;:()\[\]—–]|,\s")
# A word beyond a clause's edge stands this many words further away.
EDGE = 3
# What is counted stands within a few words after its number, if it follows it at all.
COUNTED_REACH = 60
# "75 kilometres (50 miles) west of Oberdorf": what the bracket repeats is passed over.
BRACKETED = re.compile(r"^\s{0,2}\([^()]{1,40}\)")
# A name that says where a distance is measured from stands within this many words of the number.
LANDMARK_REACH = 9
NAME = re.compile(r"[A-Z][^\W_]{1,40}")
# A duration is counted from the moment that these words introduce, told within this many words.
MOMENT = {"after": "after", "before": "before", "since": "after", "into": "after", "following": "after"}
MOMENT_REACH = 20
# Nobody writes a sentence longer than this; a text that does (a table, a list) is compared by its nearest words.
REACH = 400


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim with what the comparisons read.

    Attributes:
        record: the claim itself.
        measured: its dimension, interval and middle, in base units.
        near: the words around the number, the nearest weightiest.
        sentence: all words of its sentence.
        event: the words of the title, the sentence before and the sentence: what the article is about.
        subject: the words of its subject.
        place: the words of its place.
        names: capitalised words soon after the number.
        since: for "five minutes after the truce", the words after "after", and "after" itself; else empty.
        counted: the word for what is counted, as far as it follows the number, else "".
        numbers: the other numbers of the sentence, as written.

    """

    record: ClaimRecord
    measured: Measured
    near: Bag = EMPTY
    sentence: Bag = EMPTY
    event: Bag = EMPTY
    subject: Bag = EMPTY
    place: Bag = EMPTY
    names: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    counted: str = ""
    numbers: frozenset[str] = frozenset()


def prepare_claim(record: ClaimRecord, background: Background) -> PreparedClaim:
    """Fold, weigh and convert once what every comparison needs."""
    before, after = around(record.sentence, record.exact)
    return PreparedClaim(
        record=record,
        measured=measured(record),
        near=_near(before, after, background),
        sentence=weighed(concepts(before + " " + after), background),
        event=weighed(concepts(f"{record.title} {record.before} {before} {after}"), background),
        subject=weighed(concepts(record.subject), background),
        place=weighed(concepts(record.place), background),
        names=_names(after),
        since=_since(after),
        counted=_counted(after),
        numbers=frozenset(word for word in tokens(f"{before} {after}") if is_number(word)),
    )


def weighed(words: Iterable[str], background: Background) -> Bag:
    """Each word once, weighted by its rarity."""
    return Bag.of({word: background.rarity(word) for word in words})


def around(sentence: str, exact: str) -> tuple[str, str]:
    """What stands before and after the number in its sentence, cut to what a sentence can hold."""
    at = sentence.find(exact) if exact else -1
    if at < 0:
        return sentence[:REACH], ""
    return sentence[max(0, at - REACH) : at], sentence[at + len(exact) :][:REACH]


def _near(before: str, after: str, background: Background) -> Bag:
    """The words about the number: by closeness, across the edge of a clause less."""
    weights: dict[str, float] = {}
    for text, backwards in ((before, True), (after, False)):
        for word, distance in distances(text, backwards=backwards):
            weight = background.rarity(word) * HALF_AT / (HALF_AT + distance)
            weights[word] = max(weight, weights.get(word, 0.0))
    return Bag.of(weights)


def distances(text: str, *, backwards: bool) -> list[tuple[str, int]]:
    """Each concept of the text before (``backwards``) or after a number, with its distance from it in words."""
    found: list[tuple[str, int]] = []
    distance = 0
    clauses = CLAUSE.split(fold(text))
    for clause in reversed(clauses) if backwards else clauses:
        words = WORD.findall(clause)
        for word in reversed(words) if backwards else words:
            if meaning := concept(word):
                found.append((meaning, distance))
            distance += 1
        distance += EDGE
    return found


def _counted(after: str) -> str:
    """The first word with a meaning right after the number: "people" of "12 people", "rifles" of "six AK 47 rifles"."""
    return next((word for word, distance in distances(after[:COUNTED_REACH], backwards=False) if distance < EDGE), "")


def _since(after: str) -> frozenset[str]:
    """What a duration is counted from: the preposition right after the number, and the words of what it introduces."""
    words = tokens(after[:REACH])[: 1 + MOMENT_REACH]
    if not words or words[0] not in MOMENT:
        return frozenset()
    return frozenset({MOMENT[words[0]], *filter(None, map(concept, words[1:]))})


def _names(after: str) -> frozenset[str]:
    """Capitalised words among the first words after the number, up to the clause's edge."""
    clause = CLAUSE.split(BRACKETED.sub(" ", after), maxsplit=1)[0]
    start = " ".join(clause.split(maxsplit=LANDMARK_REACH)[:LANDMARK_REACH])
    return frozenset(fold(name) for name in NAME.findall(start))
