"""The tables of our own files, column by column: what JSONL and CSV both hold, and what a datapackage.json tells of it.

A column that is ``derived`` is told for those who read the file, and not read back: the database computes it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.models import Source
from claimsdb.exchange.rows import (
    ArticleRow,
    ClaimRow,
    CommentRow,
    ConflictRow,
    DecisionRow,
    LinkRow,
    MeasureRow,
    QuestionRow,
    QuotationRow,
    RankRow,
    SourceRow,
    SpeakerRow,
)
from claimsdb.links.models import Conflict, Decision, Link, Rank


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a type of Frictionless Table Schema, what it says, and what its cells must be."""

    name: str
    type: str
    description: str
    unit: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()
    longest: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the file ``<name>.csv``, and the lines of the type ``kind`` in JSONL."""

    name: str
    kind: str
    row: Callable[..., Any]
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: dict[str, str] = field(default_factory=dict)


def words_of(model: Any, name: str) -> tuple[str, ...]:
    """Return the fixed words that a field takes."""
    return tuple(str(value) for value, _ in model._meta.get_field(name).choices or () if value)


def line(name: str, description: str, longest: int, **more: Any) -> Column:
    """Return a column of one line of words."""
    return Column(name, "string", description, longest=longest, **more)


def prose(name: str, description: str, **more: Any) -> Column:
    """Return a column of words of any length."""
    return Column(name, "string", description, **more)


def one_of(name: str, description: str, model: Any, **more: Any) -> Column:
    """Return a column of the fixed words of a model's field of the same name."""
    return Column(name, "string", description, enum=words_of(model, name), **more)


def number(name: str, description: str, unit: str = "", **more: Any) -> Column:
    """Return a column of numbers."""
    return Column(name, "number", description, unit=unit, **more)


def offset(name: str, description: str, **more: Any) -> Column:
    """Return a column of places in an article's text."""
    return Column(name, "integer", description, unit="Unicode code points", minimum=0, **more)


def day(name: str, description: str) -> Column:
    """Return a column of days."""
    return Column(name, "date", description)


def moment(name: str, description: str, **more: Any) -> Column:
    """Return a column of moments."""
    return Column(name, "datetime", description, unit="UTC", **more)


def yes_or_no(name: str, description: str) -> Column:
    """Return a column of true and false."""
    return Column(name, "boolean", description)


def several(name: str, description: str) -> Column:
    """Return a column of lists of words; a CSV cell holds the list as JSON."""
    return Column(name, "array", description)


KEY = prose("key", "What names the row in every database.", required=True)
ENDS = (
    prose("left", "The key of one mention: of the two, the one whose key sorts first.", required=True),
    prose("right", "The key of the other.", required=True),
)

SOURCES = Table(
    "sources",
    "source",
    SourceRow,
    "Who publishes.",
    (
        line("slug", "What names the source: bbc.", 200, required=True),
        line("name", "Its name.", 200, required=True),
        one_of("kind", "What sort of publisher.", Source),
        line("country", "Two letters, ISO 3166-1: GB.", 2),
        line("homepage", "Its address on the web.", 500),
    ),
    ("slug",),
)
SPEAKERS = Table(
    "speakers",
    "speaker",
    SpeakerRow,
    "Who says it.",
    (
        line("name", "The full name, without titles.", 300, required=True),
        one_of("kind", "What sort of speaker.", Speaker),
        line("wikidata", "Its identifier there: Q57298.", 20),
        several("aliases", "Other names: spellings, former names, offices."),
        line("merged_into", "The name of the speaker that this one is the same as.", 300),
    ),
    ("name",),
    {"merged_into": "speakers.name"},
)
MEASURES = Table(
    "measures",
    "measure",
    MeasureRow,
    "What numbers measure.",
    (
        line("slug", "What names the measure: deaths.", 60, required=True),
        line("name", "Its name.", 100, required=True),
        line("dimension", "count, share, money, length, time.", 30, required=True),
        line("base_unit", "The unit that its numbers are kept in.", 30),
        yes_or_no("cumulative", "It only grows while an event goes on, as a toll does."),
        several("words", "Words that name it: dead, killed, lives."),
    ),
    ("slug",),
)
ARTICLES = Table(
    "articles",
    "article",
    ArticleRow,
    "What was printed.",
    (
        KEY,
        line("source", "The slug of the source.", 200, required=True),
        line("title", "The headline.", 500),
        line("url", "The article's own address on the web.", 2000),
        line("authors", "Who wrote it.", 500),
        day("published", "The day it was first published."),
        line("language", "BCP 47: en, en-GB, ru.", 10),
        prose("text", "The text, which offsets count in.", required=True),
        line("sha256", "The SHA-256 of the text's UTF-8, in hexadecimal.", 64, required=True),
        prose("revises", "The key of the article that this one is an edited text of."),
        prose("derived_from", "The key of the article whose words these are."),
        line("extracted_by", "The engine that read it, with its version.", 100),
        moment("added", "When it was stored."),
    ),
    ("key",),
    {"source": "sources.slug", "revises": "articles.key", "derived_from": "articles.key"},
)
MENTION = (
    KEY,
    prose("article", "The key of the article.", required=True),
    offset("start", "Where the words start in the text.", required=True),
    offset("end", "Where they end: the first place behind them.", required=True),
    prose("exact", "The words themselves.", required=True),
    prose("prefix", "The words before, to find the place again.", derived=True),
    prose("suffix", "The words after.", derived=True),
    line("speaker", "The name of who says it.", 300),
    offset("speaker_start", "Where the words that name the speaker start."),
    offset("speaker_end", "Where they end."),
    line("cue", "The words that bring it in: said, according to.", 200),
    line("via", "The name of who passes it on.", 300),
    one_of("state", "Whether a person stands by it.", Mention),
    yes_or_no("touched", "A person has worked on it."),
    line("origin", "The engine and its version, or the annotator's name.", 100, required=True),
    line("annotator", "The username of who marked it.", 150),
    line("private_to", "The username of the annotator whose own it is, in an article annotated blind.", 150),
    prose("carried_from", "The key of the mention that it was, in the article that its own revises."),
    number("confidence", "How sure the engine was.", minimum=0, maximum=1),
    moment("added", "When it was stored."),
    moment("changed", "When it last changed."),
)
MENTION_KEYS = {"article": "articles.key", "speaker": "speakers.name", "via": "speakers.name"}
QUOTATIONS = Table(
    "quotations",
    "quotation",
    QuotationRow,
    "Words that quote.",
    (
        *MENTION,
        one_of("style", "How it gives the words.", Quotation, required=True),
        prose("continues", "The key of the quotation that this one carries on."),
    ),
    ("key",),
    MENTION_KEYS | {"continues": "quotations.key"},
)
IN_UNIT = "that of the column unit"
IN_BASE = "that of the column base_unit"
CLAIMS = Table(
    "claims",
    "claim",
    ClaimRow,
    "Words that count or measure. A claim has a value, a low or a high; an empty bound is none at that end.",
    (
        *MENTION,
        line("measure", "The slug of what is measured.", 60),
        line("subject", "What is counted or measured.", 300),
        line("place", "Where.", 200),
        number("value", "The number, as written.", IN_UNIT),
        number("low", "Its lower bound, as the words give it.", IN_UNIT),
        number("high", "Its upper bound.", IN_UNIT),
        one_of("comparator", "How the words bound the number.", Claim),
        one_of("hedge", "How the words hold the figure; empty where they assert it plainly.", Claim),
        line("unit", "As written: km, USD, percent; empty for a count.", 30),
        number("base_value", "The value in the unit's base.", IN_BASE, derived=True),
        number("base_low", "The low in the unit's base.", IN_BASE, derived=True),
        number("base_high", "The high in the unit's base.", IN_BASE, derived=True),
        line("base_unit", "The unit's base.", 30, derived=True),
        day("period_start", "The first day that the figure is about."),
        day("period_end", "The last day: its as-of date."),
        prose("quotation", "The key of the quotation that holds it."),
        prose("converts", "The key of the claim whose quantity this gives again, in another unit or currency."),
    ),
    ("key",),
    MENTION_KEYS | {"measure": "measures.slug", "quotation": "quotations.key", "converts": "claims.key"},
)
LINKS = Table(
    "links",
    "link",
    LinkRow,
    "How two mentions stand to one another.",
    (
        *ENDS,
        one_of("suggested", "The engine's relation; empty on a person's link.", Link),
        number("score", "How sure the engine is.", minimum=0, maximum=1),
        several("reasons", "Why, in sentences."),
        line("engine", "The engine and its version.", 100),
        Column(
            "relation",
            "string",
            "What stands, from the decisions.",
            enum=words_of(Link, "relation"),
            derived=True,
        ),
        Column("state", "string", "How far people are with it.", enum=words_of(Link, "state"), derived=True),
        moment("added", "When it was stored."),
    ),
    ("left", "right"),
)
DECISIONS = Table(
    "decisions",
    "decision",
    DecisionRow,
    "What one person said of a link, in the order of its saying.",
    (
        *ENDS,
        line("person", "The username of who decided.", 150, required=True),
        one_of("relation", "What the person said; empty where they took their last word back.", Decision),
        prose("note", "What they noted."),
        yes_or_no("settles", "Made with the right to settle: it stands over the others until settled anew."),
        moment("time", "When.", required=True),
    ),
    ("left", "right", "person", "time"),
)
QUESTIONS = Table(
    "questions",
    "question",
    QuestionRow,
    "What claims answer together. Which they are follows from the decisions.",
    (
        Column("key", "string", "The key of the first of its claims.", required=True),
        line("text", "The question, in words.", 500),
        yes_or_no("renamed", "A person gave the text."),
        line("measure", "The slug of what it asks of.", 60, derived=True),
        several("claims", "The keys of the claims that answer it."),
    ),
    ("key",),
    {"measure": "measures.slug"},
)
CASE = (
    prose("question", "The key of the question; empty where it is about two quotations."),
    prose("left", "The key of one of the two quotations; empty where it is about a question."),
    prose("right", "The key of the other."),
)
CONFLICTS = Table(
    "conflicts",
    "conflict",
    ConflictRow,
    "A question, or a pair of quotations, that disagrees: a case.",
    (
        *CASE,
        one_of("state", "How far the case is.", Conflict),
        line("assignee", "The username of who works on it.", 150),
        day("due", "The day by which it is to be closed."),
        one_of("outcome", "Why the sources disagree.", Conflict),
        number("resolved_low", "The least that is held true.", "base unit of the measure"),
        number("resolved_best", "The figure that is held true.", "base unit of the measure"),
        number("resolved_high", "The most that is held true.", "base unit of the measure"),
        prose("preferred", "The key of the mention that is held right."),
        prose("reason", "Why it was resolved so."),
        line("opened_by", "The username of who opened it by hand; empty where decisions did.", 150),
        moment("opened", "When the case was opened."),
        moment("changed", "When it last changed."),
    ),
    ("question", "left", "right"),
    {"question": "questions.key"},
)

RANKS = Table(
    "ranks",
    "rank",
    RankRow,
    "How far a claim of a conflict is to be believed. One without a rank is as good as any.",
    (
        *CASE,
        prose("mention", "The key of the claim or quotation.", required=True),
        one_of("level", "As Wikidata ranks statements.", Rank, required=True),
        prose("why", "Why."),
    ),
    ("question", "left", "right", "mention"),
    {"question": "questions.key"},
)
COMMENTS = Table(
    "comments",
    "comment",
    CommentRow,
    "What people said of a conflict to one another, in the order of its saying.",
    (
        *CASE,
        line("person", "The username of who said it.", 150, required=True),
        prose("text", "What they said.", required=True),
        moment("time", "When.", required=True),
    ),
    ("question", "left", "right", "person", "time"),
    {"question": "questions.key"},
)

# In the order in which each needs only what stands above it.
TABLES: tuple[Table, ...] = (
    *(SOURCES, SPEAKERS, MEASURES, ARTICLES, QUOTATIONS, CLAIMS),
    *(LINKS, DECISIONS, QUESTIONS, CONFLICTS, RANKS, COMMENTS),
)
BY_TYPE = {table.kind: table for table in TABLES}
BY_NAME = {table.name: table for table in TABLES}
