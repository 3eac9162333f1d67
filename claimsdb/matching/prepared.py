"""A mention made ready to be compared many times: its words folded and weighed, its number in base units."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from claimsdb.matching.background import Background
from claimsdb.matching.bag import EMPTY, Bag
from claimsdb.matching.dates import Day, dates_in
from claimsdb.matching.measured import Measured, measured
from claimsdb.matching.names import names_of
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.words import WORD, concept, concepts, fold, is_number, spelled, tokens, value_of

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
WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# "May" is left out, for it is a verb as often.
MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b"
)
# "Anna Huber, 20, was" and "the 20-year-old Anna Huber": names of up to four words right beside the number.
NAMED_BEFORE = re.compile(r"(?:[A-Z][^\W\d_'’]{1,30}[\s-]){0,3}[A-Z][^\W\d_]{1,30},\s{1,3}$")
NAMED_AFTER = re.compile(r"\s{1,3}(?:[A-Z][^\W\d_]{1,30}[\s-]){0,3}[A-Z][^\W\d_]{1,30}")
# Words that make a number part of one before it.
PART_BEFORE = re.compile(
    r"\b(?:including|of which|of whom|among them|of these)(?:\s\S{1,20}){0,2}\s{1,3}$", re.IGNORECASE
)
PART_AFTER = re.compile(r"\s{1,3}of (?:them|these|those|which|whom)\b", re.IGNORECASE)
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
        person: the name that stands right before or right after the number.
        part: whether it is said to be part of another number: "five of them", "including two children".
        days: the days of the week that its sentence names, else those of the sentence before.
        months: the months that its sentence names.
        dates: the days that its sentence names by month and day.
        named: the names of people and places in the sentence and the sentence before.
        since: for "five minutes after the truce", the words after "after", and "after" itself; else empty.
        counted: the word for what is counted, as far as it follows the number, else "".
        numbers: the other numbers of the sentence, as written.
        addends: the values of the other numbers, a "one" among them.
        spelling: each concept as the passage spells it, for reasons that people read.

    """

    record: ClaimRecord
    measured: Measured
    near: Bag = EMPTY
    sentence: Bag = EMPTY
    event: Bag = EMPTY
    subject: Bag = EMPTY
    place: Bag = EMPTY
    names: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    part: bool = False
    days: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    dates: frozenset[Day] = frozenset()
    named: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    counted: str = ""
    numbers: frozenset[str] = frozenset()
    addends: frozenset[float] = frozenset()
    spelling: Mapping[str, str] = field(default_factory=dict)

    def spell(self, words: Iterable[str], at_most: int = 3) -> str:
        """Concepts as the passage spells them, in a row."""
        return ", ".join(self.spelling.get(word, word) for word in islice(words, at_most))


def prepare_claim(record: ClaimRecord, background: Background) -> PreparedClaim:
    """Fold, weigh and convert once what every comparison needs."""
    before, after = around(record.sentence, record.exact, record.at)
    sentence, written = concepts(f"{before} {after}"), tokens(f"{before} {after}")
    return PreparedClaim(
        record=record,
        measured=measured(record),
        near=_near(before, after, background),
        sentence=weighed(sentence, background),
        event=weighed(concepts(f"{record.title} {record.before}") + sentence, background),
        subject=weighed(concepts(record.subject), background),
        place=weighed(concepts(record.place), background),
        names=_names(after),
        person=_person(before, after, record.place),
        part=bool(PART_BEFORE.search(before) or PART_AFTER.match(after)),
        days=_days(record.sentence) or _days(record.before),
        months=frozenset(MONTH.findall(record.sentence[:REACH])),
        dates=dates_in(record.sentence[:REACH]),
        named=names_of(f"{record.before[-REACH:]}\n{record.sentence[:REACH]}"),
        since=_since(after),
        counted=_counted(after),
        numbers=frozenset(word for word in written if is_number(word)),
        addends=frozenset(filter(None, map(value_of, written))),
        spelling=spelled(f"{record.title} {record.before} {record.sentence} {record.subject}"),
    )


def weighed(words: Iterable[str], background: Background) -> Bag:
    """Each word once, weighted by its rarity."""
    return Bag.of({word: background.rarity(word) for word in words})


def around(sentence: str, exact: str, at: int | None = None) -> tuple[str, str]:
    """What stands before and after the number in its sentence, cut to what a sentence can hold.

    ``at`` is its offset there: "5 dead and 5 hurt" gives one number twice. Without it, the first that is whole.
    """
    if at is None:
        at = sentence.find(exact) if exact else -1
        while at >= 0 and not _whole(sentence, at, at + len(exact)):
            at = sentence.find(exact, at + 1)
    if at < 0:
        return sentence[:REACH], ""
    return sentence[max(0, at - REACH) : at], sentence[at + len(exact) :][:REACH]


def _whole(sentence: str, start: int, end: int) -> bool:
    """Whether the words from start to end are whole: "5" is not in "25", in "1.5" nor in "5,000"."""
    before, after = sentence[max(0, start - 2) : start], sentence[end : end + 2]
    joined = before[-1:].isalnum() or after[:1].isalnum()
    decimal = (before[-1:] in {".", ","} and before[:1].isdigit()) or (after[:1] in {".", ","} and after[1:].isdigit())
    return not joined and not decimal


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


def _person(before: str, after: str, place: str) -> tuple[str, ...]:
    """The name that a number in commas or a "20-year-old" stands beside; a "20-year-old Brooklyn resident" has none."""
    found = NAMED_BEFORE.search(before[-REACH:]) or NAMED_AFTER.match(after)
    name = tuple(NAME.findall(found.group())) if found else ()
    return () if set(name) <= set(NAME.findall(place)) else name


def _days(text: str) -> frozenset[str]:
    """The days of the week that a text names."""
    return WEEKDAYS.intersection(tokens(text[:REACH]))


def _since(after: str) -> frozenset[str]:
    """What a duration is counted from: the preposition right after the number, and the words of what it introduces."""
    words = tokens(after[:REACH])[: 1 + MOMENT_REACH]
    if not words or words[0] not in MOMENT:
        return frozenset()
    return frozenset({MOMENT[words[0]], *filter(None, map(concept, words[1:]))})


def _names(after: str) -> tuple[str, ...]:
    """Capitalised words among the first words after the number, up to the clause's edge."""
    clause = CLAUSE.split(BRACKETED.sub(" ", after), maxsplit=1)[0]
    start = " ".join(clause.split(maxsplit=LANDMARK_REACH)[:LANDMARK_REACH])
    return tuple(dict.fromkeys(NAME.findall(start)))
