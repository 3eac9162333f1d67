"""Resolved questions as the Uppsala Conflict Data Program writes events: low, best and high, and how many sources."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimsdb.exchange.columns import Column, day, line, number, prose
from claimsdb.exchange.formats.csv_tables import cell, taken
from claimsdb.exchange.rows import Answered, ConflictRow, Rows

RANGE = "base unit of the measure"
COLUMNS = (
    Column("id", "integer", "A number of the row, from 1."),
    Column("year", "integer", "The year of date_end."),
    prose("question", "What was asked."),
    line("type", "The slug of the measure: deaths.", 60),
    line("unit", "The unit of low, best and high; empty for a count.", 30),
    prose("where_description", "The places that the claims name, each once."),
    day("date_start", "The first day that any of the claims is about."),
    day("date_end", "The last day."),
    number("low", "The least that is held true.", RANGE),
    number("best", "The figure held true: as resolved, else that of the preferred claim.", RANGE),
    number("high", "The most that is held true.", RANGE),
    Column("number_of_sources", "integer", "How many sources printed a figure."),
    Column("number_of_origins", "integer", "The same, an article and its copies counted once."),
    Column("number_of_claims", "integer", "How many claims answer the question."),
    prose("source_office", "The slugs of the sources, with semicolons between."),
    prose("source_date", "The days on which they printed it, likewise."),
    prose("source_headline", "The headlines, likewise."),
    prose("outcome", "Why the sources disagreed."),
    prose("reason", "Why it was resolved so."),
)


def write_ucdp(rows: Rows) -> Iterator[bytes]:
    """Give a row for each question whose conflict is resolved."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    found = 0
    for answered in rows.answered():
        if answered.conflict and answered.conflict.state == "resolved":
            found += 1
            event = event_of(found, answered, answered.conflict)
            writer.writerow([cell(event.get(column.name)) for column in COLUMNS])
            yield taken(out)
    yield taken(out)


def event_of(own: int, answered: Answered, conflict: ConflictRow) -> dict[str, Any]:
    """Return a resolved question as a row."""
    claims = [claim for claim, _ in answered.claims]
    articles = {article.key: article for _, article in answered.claims}
    days = [day for claim in claims for day in (claim.period_start, claim.period_end) if day]
    last = max(days, default=None)
    return {
        "id": own,
        "year": last and last.year,
        "question": answered.question.text,
        "type": answered.question.measure,
        "unit": next((claim.base_unit for claim in claims if claim.base_unit), ""),
        "where_description": "; ".join(dict.fromkeys(claim.place for claim in claims if claim.place)),
        "date_start": min(days, default=None),
        "date_end": last,
        "low": conflict.resolved_low,
        "best": best_of(answered, conflict),
        "high": conflict.resolved_high,
        "number_of_sources": len({article.source for article in articles.values()}),
        "number_of_origins": len({article.derived_from or key for key, article in articles.items()}),
        "number_of_claims": len(claims),
        "source_office": "; ".join(article.source for article in articles.values()),
        "source_date": "; ".join(written(article.published) for article in articles.values()),
        "source_headline": "; ".join(article.title for article in articles.values()),
        "outcome": conflict.outcome,
        "reason": conflict.reason,
    }


def written(day: date | None) -> str:
    """Return a day, or that it is not known."""
    return day.isoformat() if day else "no date"


def best_of(answered: Answered, conflict: ConflictRow) -> float | None:
    """Return the figure held right, in base units, where there is one."""
    if conflict.resolved_best is not None:
        return conflict.resolved_best
    for claim, _ in answered.claims:
        if claim.key == conflict.preferred:
            return claim.base_value
    return conflict.resolved_low if conflict.resolved_low == conflict.resolved_high else None
