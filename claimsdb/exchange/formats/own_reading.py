"""Our own JSONL and CSV in: rows checked against their columns, each with the line that it stands on."""

import csv
from collections.abc import Iterator
from pathlib import Path

from claimsdb.corpus.readers.draft import SIZE_LIMIT, UnreadableError
from claimsdb.corpus.readers.lines import bad_byte, lines
from claimsdb.exchange.cells import row_of
from claimsdb.exchange.columns import TABLES, Table
from claimsdb.exchange.formats.csv_tables import record_of
from claimsdb.exchange.formats.jsonl import read_line
from claimsdb.exchange.formats.printed import Library
from claimsdb.exchange.formats.values import json_lines, text_of
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Read, Wrong
from claimsdb.exchange.rows import Row


def read_jsonl(path: Path, options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of a file of lines; of what cannot be read, why."""
    for where, line in json_lines(path):
        try:
            found = read_line(text_of(line))
            if found:
                yield where, row_of(*found)
        except Wrong as error:
            yield where, error


def read_csv(path: Path, options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of a folder of tables, or of one table; of what cannot be read, why."""
    if path.is_dir():
        files = [(table, file) for table in TABLES if (file := path / f"{table.name}.csv").exists()]
    else:
        files = [(table, path) for table in TABLES if table.name == path.stem]
    if not files:
        names = ", ".join(f"{table.name}.csv" for table in TABLES)
        yield path.name, Wrong(f"no table of ours: a folder of {names}, or one of them by its name")
    for table, file in files:
        yield from read_table(table, file)


def read_table(table: Table, path: Path) -> Iterator[Read]:
    """Give the rows of one table."""
    csv.field_size_limit(SIZE_LIMIT)  # an article's text is one cell
    rows = csv.reader((line.text for line in lines(path)), strict=True)
    number = 1
    try:
        names = [name.removeprefix("\ufeff").strip() for name in next(rows, [])]
        yield from ((f"{path.name}, line 1", wrong) for wrong in head_faults(table, names))
        number = rows.line_num + 1
        for cells in rows:
            where = f"{path.name}, line {number}"
            number = rows.line_num + 1
            if cells:
                yield where, row_or_wrong(table, names, cells)
    except (csv.Error, OSError, UnreadableError) as error:
        yield f"{path.name}, line {number}", Wrong(f"not CSV: {error}; nothing after this line was read")


def head_faults(table: Table, names: list[str]) -> Iterator[Wrong]:
    """Give what is wrong with the head of a table."""
    known = [column.name for column in table.columns]
    for name in names:
        if name not in known:
            yield Wrong(f"no such column in {table.name}; its columns are {', '.join(known)}", name)
        elif names.count(name) > 1:
            yield Wrong("two columns are called so", name)
    for column in table.columns:
        if column.required and not column.derived and column.name not in names:
            yield Wrong("no such column, and it must be there", column.name)


def row_or_wrong(table: Table, names: list[str], cells: list[str]) -> Row | Wrong:
    """Return the row of some cells, or why there is none."""
    try:
        if trouble := next(filter(None, map(bad_byte, cells)), ""):
            raise Wrong(trouble)
        return row_of(table, record_of(table, names, cells))
    except Wrong as error:
        return error
