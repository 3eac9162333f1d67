"""A question's claims as a CSV file, every one of them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from claimsdb.claims.assignments import Person
from claimsdb.corpus.spreadsheets import csv_lines
from claimsdb.links.models import Question
from claimsdb.review.question_claims import Told, claims_of, told

# Each column, and where its value is found.
COLUMNS = {
    "claim": lambda row: row.mention.pk,
    "figure": lambda row: row.figure,
    "normalised": lambda row: row.normalised,
    "words": lambda row: row.mention.exact,
    "sentence": lambda row: row.passage.before + row.passage.words + row.passage.after,
    "value": lambda row: row.claim.value,
    "low": lambda row: row.claim.low,
    "high": lambda row: row.claim.high,
    "comparator": lambda row: row.claim.comparator,
    "unit": lambda row: row.claim.unit,
    "base_value": lambda row: row.claim.base_value,
    "base_low": lambda row: row.claim.base_low,
    "base_high": lambda row: row.claim.base_high,
    "base_unit": lambda row: row.claim.base_unit,
    "subject": lambda row: row.claim.subject,
    "place": lambda row: row.claim.place,
    "period_start": lambda row: row.claim.period_start,
    "period_end": lambda row: row.claim.period_end,
    "speaker": lambda row: row.said_by,
    "source": lambda row: row.mention.article.source.name,
    "article": lambda row: row.mention.article_id,
    "title": lambda row: row.mention.article.title,
    "url": lambda row: row.mention.article.url,
    "published": lambda row: row.published,
    "origin": lambda row: row.origin,
}
# Claims told at once: their sentences are some kilobytes each.
BATCH = 200


def question_csv(question: Question, person: Person | None = None) -> Iterator[str]:
    """Yield the file, a line a claim."""
    return csv_lines(COLUMNS, (line_of(row) for row in every_claim(question, person)))


def line_of(row: Told) -> list[Any]:
    """Return a claim's values, a column each."""
    return [value(row) for value in COLUMNS.values()]


def every_claim(question: Question, person: Person | None = None) -> Iterator[Told]:
    """Yield a question's claims, the earliest printed first, some at a time."""
    mentions = claims_of(question, person).iterator(chunk_size=BATCH)
    while batch := list(islice(mentions, BATCH)):
        yield from told(batch)
