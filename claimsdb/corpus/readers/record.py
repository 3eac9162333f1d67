"""What a line of JSON or CSV says of an article, checked column by column."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from claimsdb.corpus.readers.draft import Draft, SourceDetails, UnreadableError, refuse_empty, refuse_large

COLUMNS = ("text", "title", "source", "url", "authors", "published", "language")  # only the first must be there


def words(record: Mapping[str, Any], column: str) -> str:
    """Return a column that holds words, "" where it is not there."""
    value = record.get(column)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(f"{column}: words are wanted, not {type(value).__name__}")
    return value


def names(record: Mapping[str, Any]) -> str:
    """Return the authors, whether they came as words or as a list of names."""
    value = record.get("authors")
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return ", ".join(value)
    return words(record, "authors").strip()


def day(record: Mapping[str, Any]) -> date | None:
    """Return the day of printing; a time after it is left away."""
    value = words(record, "published").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10] if value[10:11] in ("", "T", " ") else value)
    except ValueError as error:
        raise UnreadableError(f"published: {value[:40]!r} is not a date such as 2020-10-18") from error


def draft_of(record: Mapping[str, Any]) -> Draft:
    """Return the article that a record describes; raise UnreadableError naming the column that is wrong."""
    if "text" not in record:
        raise UnreadableError("no column called text")
    text = refuse_empty(words(record, "text"))
    refuse_large(len(text.encode("utf-8", "surrogatepass")))
    source = words(record, "source").strip()
    return Draft(
        text=text,
        title=words(record, "title").strip(),
        source=SourceDetails(name=source) if source else None,
        url=words(record, "url").strip(),
        authors=names(record),
        published=day(record),
        language=words(record, "language").strip() or "en",
    )
