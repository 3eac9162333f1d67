"""A .csv file: an article a row, under a first row that names the columns."""

import csv
from collections.abc import Iterator
from pathlib import Path

from claimsdb.corpus.readers.draft import SIZE_LIMIT, Reading, UnreadableError
from claimsdb.corpus.readers.lines import bad_byte, lines
from claimsdb.corpus.readers.record import COLUMNS, draft_of

SEPARATORS = ",;\t"  # a spreadsheet writes the second where the comma is the decimal mark


class Feed:
    """Hands lines to the csv module and counts their bytes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        for line in lines(self.path):
            if line.trouble:
                raise csv.Error(line.trouble)
            self.size += line.size
            yield line.text

    def taken(self) -> int:
        """Return the bytes handed over since this was last asked."""
        size, self.size = self.size, 0
        return size


def columns_of(header: str) -> tuple[list[str], str]:
    """Return the columns that the first row names and what parts them; raise UnreadableError without "text"."""
    for separator in SEPARATORS:
        columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator), [])]
        if "text" in columns:
            twice = sorted({name for name in columns if name in COLUMNS and columns.count(name) > 1})
            if twice:
                raise UnreadableError(f"two columns called {twice[0]}")
            return columns, separator
    raise UnreadableError(f"no column called text in the first row: {header.strip()[:100]!r}")


def read_csv(path: Path) -> Iterator[Reading]:
    """Give the articles of a CSV file. A bad row costs only itself; broken quoting ends the file."""
    # The limit is the csv module's own, for the whole process; a text may be as long as any article.
    csv.field_size_limit(SIZE_LIMIT)
    feed = Feed(path)
    rest = iter(feed)
    try:
        columns, separator = columns_of(next(rest, ""))
    except csv.Error as error:
        raise UnreadableError(f"the first row is not CSV: {error}") from error
    rows = csv.reader(rest, delimiter=separator, strict=True)
    line = 2
    try:
        for row in rows:
            if row:
                yield reading_of(row, columns, line, feed.taken())
            line = rows.line_num + 2
    except csv.Error as error:
        yield Reading(trouble=f"not CSV: {error}; nothing after this line was read", line=line, size=feed.taken())


def reading_of(row: list[str], columns: list[str], line: int, size: int) -> Reading:
    """Return what one row holds."""
    try:
        if trouble := next(filter(None, map(bad_byte, row)), ""):
            raise UnreadableError(trouble)
        if len(row) != len(columns):
            raise UnreadableError(f"{len(row)} fields under {len(columns)} columns")
        return Reading(draft=draft_of(dict(zip(columns, row, strict=True))), line=line, size=size)
    except UnreadableError as error:
        return Reading(trouble=str(error), line=line, size=size)
