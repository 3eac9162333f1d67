"""Rows in: the one place where imports meet the database. All of a file, or nothing.

What is there already stays as it is: an import adds, and never changes what people or engines made of a row since.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from claimsdb.corpus.ingest import faults
from claimsdb.exchange.report import ImportReport
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
    Row,
    SourceRow,
    SpeakerRow,
)
from claimsdb.exchange.stored import writing_cases, writing_history, writing_links, writing_mentions, writing_nouns
from claimsdb.exchange.stored.known import Known
from claimsdb.exchange.stored.waiting import Located, Waiting

# Rows held before they are stored together: enough for few queries a row, few enough for any machine.
BATCH = 1_000

# What takes each kind of row, in the order in which each needs only what stands above it.
TAKERS: dict[type, Callable[[list[Any], Known, Waiting], None]] = {
    SourceRow: writing_nouns.take_sources,
    SpeakerRow: writing_nouns.take_speakers,
    MeasureRow: writing_nouns.take_measures,
    ArticleRow: writing_nouns.take_articles,
    QuotationRow: writing_mentions.take_quotations,
    ClaimRow: writing_mentions.take_claims,
    LinkRow: writing_links.take_links,
    DecisionRow: writing_links.take_decisions,
    QuestionRow: writing_cases.take_questions,
    ConflictRow: writing_cases.take_conflicts,
    RankRow: writing_cases.take_ranks,
    CommentRow: writing_cases.take_comments,
}


class Refused(Exception):  # noqa: N818
    """A file was wrong somewhere: nothing of it is stored. Its report says where."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__(str(report))
        self.report = report


@dataclass(slots=True)
class Writer:
    """Stores rows in batches, each kind after those that it needs."""

    known: Known
    waiting: Waiting
    held: dict[type, list[Located[Any]]]
    number: int = 0

    def take(self, where: str, row: Row) -> None:
        """Hold a row, and store what is held once it is a batch."""
        self.held[type(row)].append((where, row))
        self.number += 1
        if self.number >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Store what is held."""
        for kind, rows in self.held.items():
            if rows:
                TAKERS[kind](rows, self.known, self.waiting)
                rows.clear()
        self.number = 0


def write(rows: Iterable[Located[Row]], report: ImportReport, *, make_people: bool = False, by: str = "") -> None:
    """Store the rows of a file, all or none; the histories name who does it by username, where that is known.

    Raises Refused where the report comes to name a trouble.
    """
    writer = Writer(Known(report, make_people), Waiting(), {kind: [] for kind in TAKERS})
    where = ""
    try:
        with transaction.atomic():
            for where, row in rows:
                writer.take(where, row)
            writer.flush()
            writing_nouns.finish(writer.known, writer.waiting)
            writing_mentions.finish(writer.known, writer.waiting)
            if not report.wrong:
                writing_links.finish(writer.waiting)
                writing_cases.finish(writer.known, writer.waiting)
                writing_history.note(writer.known.made, by)
            if report.wrong:
                raise Refused(report)
    except (DatabaseError, ValidationError) as error:
        report.trouble(where or "the file", faults(error))
        raise Refused(report) from error
