"""An .html file: the article in it, without menus and advertisements, and what the file says of it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import trafilatura
from trafilatura.utils import load_html

from claimsdb.corpus.readers.decode import decode, small_file
from claimsdb.corpus.readers.draft import Draft, Reading, SourceDetails, UnreadableError, refuse_empty
from claimsdb.corpus.readers.time_limit import in_time

# Where HTML declares its encoding: within the first 1,024 bytes, says the standard.
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
DECLARED_WITHIN = 1024
# The standard reads these as windows-1252, as all browsers do: it holds them, and the curly marks besides.
LATIN = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}

# Only a date that the file declares: the extensive search would take any date in the text for the day of printing.
DATES = {"extensive_search": False, "original_date": True}

TITLE_LIMIT, AUTHORS_LIMIT, SOURCE_LIMIT = 500, 500, 200  # as the columns have; what a file says of itself is cut
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})?")


def declared_encoding(data: bytes) -> str:
    """Return the encoding that HTML declares of itself, or ""."""
    found = DECLARED.search(data[:DECLARED_WITHIN])
    name = found[1].decode("ascii").lower() if found else ""
    return "windows-1252" if name in LATIN else name


def cut(words: str | None, limit: int) -> str:
    """Return one line of at most ``limit`` characters."""
    line = " ".join((words or "").split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def declared_date(words: str | None) -> date | None:
    """Return the day that trafilatura found, if it found one."""
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None


def declared_source(found: Any) -> SourceDetails | None:
    """Return who publishes, as the file names itself or as its address does."""
    name = cut(found.sitename or found.hostname, SOURCE_LIMIT)
    homepage = f"https://{found.hostname}/" if found.hostname else ""
    return SourceDetails(name=name, kind="website", homepage=homepage) if name else None


def draft_of(html: str) -> Draft:
    """Return the article in this HTML; raise UnreadableError where there is none."""
    tree = load_html(html)
    language = LANGUAGE.fullmatch(tree.get("lang", "")) if tree is not None else None
    try:
        found: Any = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=DATES
        )
    except RecursionError as error:
        raise UnreadableError("its elements are nested too deeply") from error
    if found is None or not found.text:
        raise UnreadableError("no article found in the HTML")
    return Draft(
        text=refuse_empty(found.text),
        title=cut(found.title, TITLE_LIMIT),
        authors=cut(found.author, AUTHORS_LIMIT),
        published=declared_date(found.date),
        url=found.url or "",
        source=declared_source(found),
        language=language[0] if language else "en",
    )


def read_html(path: Path) -> Iterator[Reading]:
    """Give the one article of an HTML file."""
    data = small_file(path)
    yield Reading(draft=html_draft(data), size=len(data))


def html_draft(data: bytes, declared: str = "") -> Draft:
    """Return the article in HTML as it was stored or sent; ``declared`` is the encoding that its header told."""
    html = refuse_empty(decode(data, declared or declared_encoding(data)))
    return in_time(draft_of, html)
