"""Our own JSON Lines: a row a line, each with its ``type``, below all that it needs."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

import orjson

from claimsdb.exchange.columns import BY_TYPE, TABLES, Table
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import Row, Rows

VERSION = 1
HEAD = {"type": "claimsdb", "version": VERSION, "offset_unit": "codepoint"}
OPTIONS = orjson.OPT_UTC_Z


def write_jsonl(rows: Rows) -> Iterator[bytes]:
    """Give the lines of all tables, under one that says what they are."""
    yield orjson.dumps(HEAD) + b"\n"
    for table in TABLES:
        yield from lines(table, rows)


def lines(table: Table, rows: Rows) -> Iterator[bytes]:
    """Give the lines of one table."""
    head = b'{"type":"' + table.kind.encode() + b'",'
    for row in rows.table(table.name):
        yield head + orjson.dumps(row, option=OPTIONS)[1:] + b"\n"


def read_line(line: str) -> tuple[Table, dict[str, Any]] | None:
    """Return what one line holds, its cells not yet read; None for the head. Raises Wrong."""
    record = parsed(line)
    if not isinstance(record, dict):
        raise Wrong("a line holds an object: {…}")
    kind = record.pop("type", None)
    if kind == HEAD["type"]:
        if record.get("version") != VERSION:
            raise Wrong(f"this file is of version {record.get('version')!r}, and version {VERSION} is read", "version")
        return None
    if kind not in BY_TYPE:
        raise Wrong(f"{kind!r} is none of {', '.join(BY_TYPE)}", "type")
    return BY_TYPE[kind], record


def parsed(line: str | bytes) -> Any:
    """Return the value of a text in JSON. Raises Wrong."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Wrong(f"not JSON: {error}") from error


def names_of(row: type) -> list[str]:
    """Return the columns of a row."""
    return [each.name for each in fields(row)]


def to_record(row: Row) -> dict[str, Any]:
    """Return a row as JSON has it."""
    record: dict[str, Any] = orjson.loads(orjson.dumps(row, option=OPTIONS))
    return record


def records(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Give rows as JSON has them."""
    return map(to_record, rows)
