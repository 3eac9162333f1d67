"""What extraction takes and returns: a text, and spans of it in code points, end exclusive."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from claimsdb.extraction.dateline import dateline
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator

# A first line that is longer is a paragraph, and is cut here.
LONGEST_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class Text:
    """One article as it is read; ``id`` is whatever tells it from the others."""

    id: int | str
    text: str
    title: str = ""
    published: date | None = None

    @property
    def printed(self) -> date | None:
        """The day that it was printed: as given, else as its own head says."""
        return self.published or dateline(self.text)

    @property
    def headline(self) -> str:
        """Its title: as given, else its first line that says something."""
        lines = (line.strip() for line in self.text[: 10 * LONGEST_HEADLINE].splitlines())
        return self.title or next((line for line in lines if any(map(str.isalpha, line))), "")[:LONGEST_HEADLINE]


class Style(StrEnum):
    """How a quotation gives its words."""

    DIRECT = "direct"  # whole, between marks
    INDIRECT = "indirect"  # in the writer's words, no marks
    MIXED = "mixed"  # a reported clause, some of its words between marks


class SpeakerKind(StrEnum):
    """What sort of speaker asserts something."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    GROUP = "group"
    PUBLICATION = "publication"
    UNNAMED = "unnamed"


class Hedge(StrEnum):
    """How the words hold a figure, where they do not assert it plainly."""

    REPORTED = "reported"  # "reportedly", "is said to"
    ESTIMATED = "estimated"  # "an estimated 30,000"
    EXPECTED = "expected"  # "will build", "projected"
    DENIED = "denied"  # "denied that", "did not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says something, and the words that tell so.

    ``speaker`` is the fullest name the article gives ("Recep Tayyip Erdogan" for "he"), or "" where unknown;
    the offsets are of the words at hand ("he"). ``via`` names who passes the words on.
    """

    speaker: str = ""
    speaker_kind: SpeakerKind | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str = ""
    cue_start: int | None = None
    cue_end: int | None = None
    via: str = ""


NOBODY = Attribution()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedQuotation:
    """Words attributed to somebody; marks, cue and a leading "that" are outside the span.

    ``continues`` is the index, in the same extraction, of the quotation that this one carries on.
    """

    start: int
    end: int
    style: Style
    attribution: Attribution = NOBODY
    continues: int | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedClaim:
    """A quantity asserted of something. The numbers are those of ``quantities.Quantity``.

    ``measure`` is a slug of the measure table, or "" for unclassified; ``quotation`` is the index, in the same
    extraction, of the quotation that holds the claim; ``converts`` is that of the claim whose quantity it gives again
    in another unit or currency. ``hedge`` is None for what is asserted plainly.
    """

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: str = ""
    measure: str = ""
    subject: str = ""
    place: str = ""
    period: Period | None = None
    attribution: Attribution = NOBODY
    quotation: int | None = None
    converts: int | None = None
    hedge: Hedge | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text, each list in the order of the text."""

    quotations: list[ExtractedQuotation] = field(default_factory=list)
    claims: list[ExtractedClaim] = field(default_factory=list)
