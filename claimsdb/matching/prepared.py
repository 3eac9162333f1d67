"""A claim made ready to be compared many times: what was read of it, weighed, and its number in base units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from claimsdb.matching.background import Background
from claimsdb.matching.bag import EMPTY, Bag
from claimsdb.matching.dates import Day
from claimsdb.matching.measured import Measured, measured
from claimsdb.matching.reading import NAME, Reading, read_claim
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.words import concepts, spelled

# Words of the sentence count for less the further they stand from the number: half at three words' distance,
# since "5 dead and 12 injured" must not lend its words across.
HALF_AT = 3


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
    """Read, weigh and convert once what every comparison needs."""
    return weigh(record, read_claim(record), background)


def weigh(record: ClaimRecord, reading: Reading, background: Background) -> PreparedClaim:
    """Prepare a claim whose passage was read before."""
    sentence = reading.sentence
    return PreparedClaim(
        record=record,
        measured=measured(record),
        near=_near(reading, background),
        sentence=weighed(sentence, background),
        event=weighed(reading.context + sentence, background),
        subject=weighed(concepts(record.subject), background),
        place=weighed(concepts(record.place), background),
        names=tuple(reading.names),
        person=_person(reading.person, record.place),
        part=reading.part,
        days=frozenset(reading.days),
        months=frozenset(reading.months),
        dates=frozenset((month, day, year) for month, day, year in reading.dates),
        named=frozenset(reading.named),
        since=frozenset(reading.since),
        counted=reading.counted,
        numbers=frozenset(reading.numbers),
        addends=frozenset(reading.addends),
        spelling=reading.spelling | spelled(record.subject),
    )


def weighed(words: Iterable[str], background: Background) -> Bag:
    """Each word once, weighted by its rarity."""
    return Bag.of({word: background.rarity(word) for word in words})


def _near(reading: Reading, background: Background) -> Bag:
    """The words about the number, by closeness."""
    words = zip(reading.near, reading.distances, strict=True)
    return Bag.of({word: background.rarity(word) * HALF_AT / (HALF_AT + distance) for word, distance in words})


def _person(name: list[str], place: str) -> tuple[str, ...]:
    """The name beside a number, unless it is the claim's place: a "20-year-old Brooklyn resident" has none."""
    return () if set(name) <= set(NAME.findall(place)) else tuple(name)
