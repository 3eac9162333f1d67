"""Cells as a file has them, into values of a row: checked column by column against the table's description."""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from claimsdb.corpus.fields import refuse_unstorable
from claimsdb.exchange.columns import Column, Table
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import Row

# The largest integer that every database and every reader of JSON holds exactly.
LARGEST = 2**31 - 1


def row_of(table: Table, record: Mapping[str, Any]) -> Row:
    """Return the row of a table that a record describes. Raises Wrong, naming the column."""
    known = {column.name for column in table.columns}
    for name in record:
        if name not in known:
            raise Wrong(f"no such column in {table.name}; its columns are {', '.join(sorted(known))}", str(name))
    values = {}
    for column in table.columns:
        value = record.get(column.name)
        if value is not None and value != "":
            values[column.name] = read(column, value)
        elif column.required and not column.derived:
            raise Wrong("it must be there", column.name)
    row: Row = table.row(**blanks(table.row, values))
    return row


def blanks(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a row, with "" for words that must be there and were derived."""
    needed = {each.name for each in fields(row) if each.default is MISSING and each.default_factory is MISSING}
    return dict.fromkeys(needed - values.keys(), "") | values


def read(column: Column, value: Any) -> Any:
    """Return a cell's value. Raises Wrong where it is not what the column's description promises."""
    found = READERS[column.type](column, value)
    if column.enum and found not in column.enum:
        raise Wrong(f"{found!r} is none of {', '.join(column.enum)}", column.name)
    if column.longest is not None and isinstance(found, str) and len(found) > column.longest:
        raise Wrong(f"longer than {column.longest} characters", column.name)
    if column.minimum is not None and found < column.minimum:
        raise Wrong(f"{found} is less than {column.minimum:g}", column.name)
    if column.maximum is not None and found > column.maximum:
        raise Wrong(f"{found} is more than {column.maximum:g}", column.name)
    return found


def words(column: Column, value: Any) -> str:
    """Read words that every database can hold."""
    if not isinstance(value, str):
        raise Wrong(f"words are wanted, not {value!r:.40}", column.name)
    try:
        refuse_unstorable(value)
    except ValidationError as error:
        raise Wrong(" ".join(error.messages), column.name) from error
    return value


def real(column: Column, value: Any) -> float:
    """Read a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Wrong(f"a finite number is wanted, not {value!r:.40}", column.name)
    return float(value)


def whole(column: Column, value: Any) -> int:
    """Read a whole number."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        raise Wrong(f"a whole number is wanted, not {value!r:.40}", column.name)
    return value


def truth(column: Column, value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise Wrong(f"true or false is wanted, not {value!r:.40}", column.name)
    return value


def listed(column: Column, value: Any) -> list[str]:
    """Read a list of words."""
    if not isinstance(value, list):
        raise Wrong(f"a list of words is wanted, not {value!r:.40}", column.name)
    return [words(column, each) for each in value]


def a_day(column: Column, value: Any) -> date:
    """Read a day."""
    try:
        return date.fromisoformat(words(column, value))
    except ValueError as error:
        raise Wrong(f"{value!r:.40} is no day such as 2020-10-18", column.name) from error


def a_moment(column: Column, value: Any) -> datetime:
    """Read a moment; one that names no zone is in UTC."""
    try:
        found = datetime.fromisoformat(words(column, value))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Wrong(f"{value!r:.40} is no moment such as 2020-10-18T09:30:00Z", column.name) from error


READERS: dict[str, Callable[[Column, Any], Any]] = {
    "string": words,
    "number": real,
    "integer": whole,
    "boolean": truth,
    "array": listed,
    "date": a_day,
    "datetime": a_moment,
}
