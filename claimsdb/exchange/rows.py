"""What a file holds, as plain rows: no format here knows the database, and the database knows no format.

A row names others by keys that mean the same in every database: a source by its slug, a speaker by its name, an article
by its source and the digest of its text, a mention by its article, kind and place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol


def article_key(source: str, sha256: str) -> str:
    """Return the key of an article: ``bbc/4cced3…``."""
    return f"{source}/{sha256}"


def mention_key(article: str, kind: str, start: int, end: int, private_to: str | None = None) -> str:
    """Return the key of a mention: ``bbc/4cced3…#claim:370-382``, with ``@anna`` where it is hers alone."""
    return f"{article}#{kind}:{start}-{end}{f'@{private_to}' if private_to else ''}"


@dataclass(slots=True, kw_only=True)
class SourceRow:
    """Who publishes."""

    slug: str
    name: str
    kind: str = "other"
    country: str = ""
    homepage: str = ""


@dataclass(slots=True, kw_only=True)
class SpeakerRow:
    """Who says it. ``merged_into`` is the name of another speaker."""

    name: str
    kind: str = "unnamed"
    wikidata: str = ""
    aliases: list[str] = field(default_factory=list)
    merged_into: str | None = None


@dataclass(slots=True, kw_only=True)
class MeasureRow:
    """What numbers measure."""

    slug: str
    name: str
    dimension: str = "count"
    base_unit: str = ""
    cumulative: bool = False
    words: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ArticleRow:
    """One printed text. ``source`` is a slug; ``revises`` and ``derived_from`` are keys of other articles."""

    key: str
    source: str
    title: str = ""
    url: str = ""
    authors: str = ""
    published: date | None = None
    language: str = "en"
    text: str = ""
    sha256: str = ""
    revises: str | None = None
    derived_from: str | None = None
    extracted_by: str = ""
    added: datetime | None = None


@dataclass(slots=True, kw_only=True)
class MentionRow:
    """Words in an article. Offsets are code points, ``end`` exclusive; ``speaker`` and ``via`` are names."""

    key: str
    article: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str = ""
    via: str | None = None
    state: str = "suggested"
    touched: bool = False
    origin: str = ""
    annotator: str | None = None
    private_to: str | None = None
    carried_from: str | None = None
    confidence: float | None = None
    added: datetime | None = None
    changed: datetime | None = None

    kind = "mention"


@dataclass(slots=True, kw_only=True)
class QuotationRow(MentionRow):
    """Words that quote. ``continues`` is the key of the quotation that it carries on."""

    style: str = "direct"
    continues: str | None = None

    kind = "quotation"


@dataclass(slots=True, kw_only=True)
class ClaimRow(MentionRow):
    """Words that count or measure. ``measure`` is a slug; ``quotation``, that holds it, and ``converts`` are keys."""

    measure: str | None = None
    subject: str = ""
    place: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: str = "exactly"
    hedge: str = ""
    unit: str = ""
    base_value: float | None = None
    base_low: float | None = None
    base_high: float | None = None
    base_unit: str = ""
    period_start: date | None = None
    period_end: date | None = None
    quotation: str | None = None
    converts: str | None = None

    kind = "claim"


@dataclass(slots=True, kw_only=True)
class LinkRow:
    """How two mentions stand. ``left`` is the end whose key sorts first."""

    left: str
    right: str
    suggested: str = ""
    score: float | None = None
    reasons: list[str] = field(default_factory=list)
    engine: str = ""
    relation: str = ""
    state: str = "open"
    added: datetime | None = None


@dataclass(slots=True, kw_only=True)
class DecisionRow:
    """What one person said of the link of two mentions; without a relation, that they take their last word back.

    Without a time it was said at some time, and is not said twice.
    """

    left: str
    right: str
    person: str
    relation: str
    note: str = ""
    settles: bool = False
    time: datetime | None = None


@dataclass(slots=True, kw_only=True)
class QuestionRow:
    """What its claims all answer. Its key is that of the first of them."""

    key: str
    text: str = ""
    renamed: bool = False
    measure: str | None = None
    claims: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ConflictRow:
    """A question, or a pair of quotations (``left``, ``right``), that disagrees."""

    question: str | None = None
    left: str | None = None
    right: str | None = None
    state: str = "open"
    assignee: str | None = None
    due: date | None = None
    outcome: str = ""
    resolved_low: float | None = None
    resolved_best: float | None = None
    resolved_high: float | None = None
    preferred: str | None = None
    reason: str = ""
    opened_by: str | None = None
    opened: datetime | None = None
    changed: datetime | None = None


@dataclass(slots=True, kw_only=True)
class RankRow:
    """How far a claim of a conflict is to be believed."""

    question: str | None = None
    left: str | None = None
    right: str | None = None
    mention: str
    level: str
    why: str = ""


@dataclass(slots=True, kw_only=True)
class CommentRow:
    """What one person said of a conflict to the others."""

    question: str | None = None
    left: str | None = None
    right: str | None = None
    person: str
    text: str
    time: datetime | None = None


Marks = QuotationRow | ClaimRow
Row = (
    SourceRow
    | SpeakerRow
    | MeasureRow
    | ArticleRow
    | QuotationRow
    | ClaimRow
    | LinkRow
    | DecisionRow
    | QuestionRow
    | ConflictRow
    | RankRow
    | CommentRow
)


@dataclass(slots=True, kw_only=True)
class Marked:
    """An article with the mentions marked in it, in the order of the text, and the links between two of them."""

    article: ArticleRow
    mentions: list[Marks]
    links: list[LinkRow]


@dataclass(slots=True, kw_only=True)
class Joined:
    """A link with both of its ends, each in its article; the articles come without their texts."""

    link: LinkRow
    ends: tuple[tuple[Marks, ArticleRow], tuple[Marks, ArticleRow]]


@dataclass(slots=True, kw_only=True)
class Answered:
    """A question with the claims that answer it, each in its article without its text, and its case where it is one."""

    question: QuestionRow
    claims: list[tuple[ClaimRow, ArticleRow]]
    conflict: ConflictRow | None


class Rows(Protocol):
    """All that is to be written, each kind in a steady order, a batch in memory at a time."""

    def table(self, name: str) -> Iterator[Row]:
        """Give the rows of one table of ``columns.TABLES``."""

    def sources(self) -> Iterator[SourceRow]:
        """Give the sources."""

    def speakers(self) -> Iterator[SpeakerRow]:
        """Give the speakers."""

    def decisions(self) -> Iterator[DecisionRow]:
        """Give the decisions."""

    def marked(self) -> Iterator[Marked]:
        """Give the articles one by one, each with what is marked in it."""

    def joined(self) -> Iterator[Joined]:
        """Give the links, each with its ends."""

    def answered(self) -> Iterator[Answered]:
        """Give the questions, each with its claims and its case."""
