"""Quotations, claims and figures as gold and output both give them."""

from dataclasses import dataclass

from claimsdb.evaluation.lines import Line
from claimsdb.evaluation.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as read: a value, or bounds where it has none."""

    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Figure):
    """A figure asserted of something.

    ``id``, ``article`` and ``question`` are the gold's, where it is a folder; ``comparator`` is in the annotators'
    words or in ours.
    """

    id: str = ""
    article: str = ""
    comparator: str = ""
    question: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words attributed to somebody; ``speaker`` is the canonical name, ``speaker_span`` the words that name them.

    ``id`` and ``article`` are the gold's, where it is a folder.
    """

    id: str = ""
    article: str = ""
    span: Span
    kind: str = ""
    speaker: str = ""
    speaker_span: Span | None = None
    confidence: float | None = None


def figure_of(line: Line) -> Figure:
    """The figure on a line."""
    return Figure(span=line.span(), value=line.decimal("value"), low=line.decimal("low"), high=line.decimal("high"))


def claim_of(line: Line) -> Claim:
    """The claim on a line; annotators call its comparator ``qualifier``."""
    return Claim(
        id=line.words("id"),
        article=line.words("doc"),
        span=line.span(),
        value=line.decimal("value"),
        low=line.decimal("low"),
        high=line.decimal("high"),
        comparator=line.words("qualifier") or line.words("comparator"),
        question=line.words("question"),
        confidence=line.probability("confidence"),
    )


def quotation_of(line: Line) -> Quotation:
    """The quotation on a line."""
    return Quotation(
        id=line.words("id"),
        article=line.words("doc"),
        span=line.span(),
        kind=line.words("kind"),
        speaker=line.words("speaker"),
        speaker_span=line.span_or_none("speaker_start", "speaker_end"),
        confidence=line.probability("confidence"),
    )
