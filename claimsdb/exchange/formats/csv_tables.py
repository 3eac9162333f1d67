"""Our own CSV: a file a table, UTF-8, commas, in the order of its columns, with a datapackage.json that describes them.

A spreadsheet runs what looks like a formula. Words that begin with a sign that could start one, after any apostrophes,
get an apostrophe before them; reading takes one such apostrophe away again, so that nothing is lost. Numbers, days and
truths are left as they are.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import orjson

from claimsdb.corpus import spreadsheets
from claimsdb.exchange.columns import Column, Table
from claimsdb.exchange.formats.jsonl import parsed
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import Row, Rows

# A sign that starts a formula, behind any apostrophes.
FORMULA = re.compile(f"'*[{re.escape(''.join(spreadsheets.FORMULA))}]")
# Rows joined into one piece of output: a write of some hundred kilobytes.
TOGETHER = 500


def neutral(text: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def restored(text: str) -> str:
    """Return the words that ``neutral`` made these of."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def number_text(value: float) -> str:
    """Return a number in digits, whole ones without a point: "4000", "0.5", "1e+300"."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def cell(value: Any) -> str:
    """Return a value as a cell of CSV."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return neutral(value)
        case float():
            return number_text(value)
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case list():
            return orjson.dumps(value).decode() if value else ""
        case _:
            return str(value)


def write_table(table: Table, rows: Rows) -> Iterator[bytes]:
    """Give one table as CSV, its head first."""
    names = [column.name for column in table.columns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for number, row in enumerate(rows.table(table.name), start=1):
        writer.writerow([cell(getattr(row, name)) for name in names])
        if number % TOGETHER == 0:
            yield taken(out)
    yield taken(out)


def taken(out: io.StringIO) -> bytes:
    """Return what was written, and start anew."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode()


def value_of(column: Column, text: str) -> Any:
    """Return a cell of CSV as JSON has it. Raises Wrong."""
    if not text:
        return None
    match column.type:
        case "number":
            return figure(column, text, float)
        case "integer":
            return figure(column, text, int)
        case "boolean":
            return {"true": True, "false": False}.get(text.strip().lower(), text)
        case "array":
            try:
                return parsed(text)
            except Wrong as error:
                raise Wrong('a list in JSON is wanted: ["one", "two"]', column.name) from error
        case _:
            return restored(text)


def figure(column: Column, text: str, kind: type) -> Any:
    """Return a cell of digits as a number."""
    try:
        return kind(text)
    except ValueError as error:
        raise Wrong(f"{text!r:.40} is no number; write 4000 or 0.5, without commas", column.name) from error


def record_of(table: Table, names: list[str], cells: list[str]) -> dict[str, Any]:
    """Return a row of CSV as JSON has it. Raises Wrong, naming the column."""
    if len(cells) != len(names):
        raise Wrong(f"{len(cells)} cells under {len(names)} columns")
    columns = {column.name: column for column in table.columns}
    return {name: value_of(columns[name], text) for name, text in zip(names, cells, strict=True) if name in columns}


def row_cells(row: Row, table: Table) -> list[str]:
    """Return a row as cells."""
    return [cell(getattr(row, column.name)) for column in table.columns]
