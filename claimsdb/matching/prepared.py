"""A claim made ready to be compared many times: what was read of it, weighed, and its number in base units.

Most candidates are told apart by their days and figures alone, so each part is made when a comparison first asks.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice

from claimsdb.matching.background import Background
from claimsdb.matching.bag import Bag
from claimsdb.matching.dates import Day, told_day
from claimsdb.matching.measured import Measured, measured
from claimsdb.matching.reading import NAME, Reading, person_in, read_claim
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.words import concepts, spelled

# Words of the sentence count for less the further they stand from the number: half at three words' distance,
# since "5 dead and 12 injured" must not lend its words across.
HALF_AT = 3
SHARE = "share"


class PreparedClaim:
    """A claim with what the comparisons read; `Reading` tells what is taken from there as it is."""

    def __init__(self, record: ClaimRecord, reading: Reading, background: Background) -> None:
        self.record = record
        self.reading = reading
        self.background = background
        self.counted = reading.counted

    @cached_property
    def measured(self) -> Measured:
        """Its dimension, interval and middle, in base units."""
        return measured(self.record)

    @cached_property
    def part(self) -> bool:
        """Whether it is said to be part of another number; a share is one of its nature: "7% of the market"."""
        return self.reading.part and self.measured.dimension != SHARE

    @cached_property
    def near(self) -> Bag:
        """The words around the number, the nearest weightiest."""
        words = zip(self.reading.near, self.reading.distances, strict=True)
        rarity = self.background.rarity
        return Bag.of({word: rarity(word) * HALF_AT / (HALF_AT + distance) for word, distance in words})

    @cached_property
    def sentence(self) -> Bag:
        """All words of its sentence."""
        return weighed(self.reading.sentence, self.background)

    @cached_property
    def event(self) -> Bag:
        """The words of the title, the lead, the sentence before and the sentence: what the article is about."""
        return weighed(self.reading.context + self.reading.sentence, self.background)

    @cached_property
    def subject(self) -> Bag:
        """The words of its subject."""
        return weighed(concepts(self.record.subject), self.background)

    @cached_property
    def place(self) -> Bag:
        """The words of its place."""
        return weighed(concepts(self.record.place), self.background)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Capitalised words soon after the number."""
        return tuple(self.reading.names)

    @cached_property
    def person(self) -> tuple[str, ...]:
        """Its subject's name, or else the one beside the number; a "20-year-old Brooklyn resident" has none."""
        name = person_in(self.record.subject) or self.reading.person
        return () if set(name) <= set(NAME.findall(self.record.place)) else tuple(name)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days of the week that its sentence names, else those of the sentence before."""
        return frozenset(self.reading.days)

    @cached_property
    def months(self) -> frozenset[str]:
        """The months that its sentence names."""
        return frozenset(self.reading.months)

    @cached_property
    def dates(self) -> frozenset[Day]:
        """The days that its sentence names by month and day."""
        return frozenset((month, day, year) for month, day, year in self.reading.dates)

    @cached_property
    def first_date(self) -> str:
        """The first of those days in the year, for readers; there is one."""
        return told_day(min(self.dates))

    @cached_property
    def named(self) -> frozenset[str]:
        """The names of people and places in the sentence and the sentence before."""
        return frozenset(self.reading.named)

    @cached_property
    def named_as(self) -> str:
        """The first of those names in the order of the alphabet, as spelled."""
        return " and ".join(map(self.as_told, sorted(self.named)[:2]))

    @cached_property
    def since(self) -> frozenset[str]:
        """For "five minutes after the truce", the words after "after", and "after" itself; else empty."""
        return frozenset(self.reading.since)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The other numbers of the sentence, as written."""
        return frozenset(self.reading.numbers)

    @cached_property
    def addends(self) -> frozenset[float]:
        """The values of the other numbers, a "one" among them."""
        return frozenset(self.reading.addends)

    @cached_property
    def spelling(self) -> Mapping[str, str]:
        """Concepts that the passage spells otherwise, with the spelling, for reasons that people read."""
        return spelled(self.record.subject) | self.reading.spelling

    def spell(self, words: Iterable[str], at_most: int = 3) -> str:
        """Concepts as the passage spells them, names with a capital, in a row."""
        return ", ".join(map(self.as_told, islice(words, at_most)))

    def as_told(self, word: str) -> str:
        """A concept as the passage spells it, a name with its capitals."""
        told = self.spelling.get(word, word)
        return told.capitalize() if word in self.named and told.islower() else told


def prepare_claim(record: ClaimRecord, background: Background) -> PreparedClaim:
    """Read a claim's passage, and make it ready."""
    return PreparedClaim(record, read_claim(record), background)


def weighed(words: Iterable[str], background: Background) -> Bag:
    """Each word once, weighted by its rarity."""
    return Bag.of({word: background.rarity(word) for word in words})
