"""What the matcher reads: a mention with the words around it, and where and when they were printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Where a mention stands.

    Attributes:
        id: the mention's own id, unique in a run and orderable against the others.
        article: its article's id; two mentions of one article are never paired.
        start: offset of its first code point.
        end: one past its last code point.
        exact: its words.
        sentence: the sentence (or sentences) around it.
        at: where in the sentence it starts; None where only its words tell.
        before: the sentence before that, or "".
        title: the article's title, or its first line where it has none.
        lead: how the article begins, as far as a reading asks for it; not kept with the reading.
        published: the article's date, where known.
        weekdays: the days of the week just past that the article tells of.
        speaker: canonical name of who asserts it, "" for the writer or the unknown.

    """

    id: int | str
    article: int | str
    start: int
    end: int
    exact: str
    sentence: str
    at: int | None = None
    before: str = ""
    title: str = ""
    lead: str = field(default="", compare=False)
    published: date | None = None
    weekdays: Sequence[str] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord(Printed):
    """A numeric claim as the matcher sees it."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EXACTLY
    unit: str = ""
    measure: str = ""
    cumulative: bool = False
    subject: str = ""
    place: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRecord(Printed):
    """A quotation as the matcher sees it; ``exact`` holds its words, ``cue`` the verb that brings it in."""

    style: str = "direct"
    cue: str = ""
