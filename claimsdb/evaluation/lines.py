"""JSON lines read with care: whatever is wrong is said with the file, the line and the field."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from claimsdb.evaluation.spans import Span

# JSON writes numbers of any size, and Python reads "Infinity" and "NaN" too.
LARGEST = sys.float_info.max


class BadLineError(ValueError):
    """A file, or a line of it, is not what the format asks."""


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a file, and where it stands."""

    file: str
    number: int
    row: dict[str, Any]

    def wrong(self, what: str) -> BadLineError:
        """The error that names file and line."""
        return BadLineError(f"{self.file}, line {self.number}: {what}")

    def within(self, name: str) -> list["Line"]:
        """The objects of a list, as lines of their own; a missing list is empty."""
        rows = self.row.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.wrong(f'"{name}" is no list of objects')
        return [Line(self.file, self.number, row) for row in rows]

    def part(self, name: str) -> "Line":
        """An object in a field."""
        row = self.row.get(name)
        if not isinstance(row, dict):
            raise self.wrong(f'"{name}" is missing, or no object')
        return Line(self.file, self.number, row)

    def key(self, name: str) -> str:
        """A name that must be there: a string or a whole number."""
        value = self.row.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
            raise self.wrong(f'"{name}" is missing, or neither a string nor a whole number')
        return str(value)

    def words(self, name: str) -> str:
        """A string, "" where there is none."""
        value = self.row.get(name)
        if not isinstance(value, str | None):
            raise self.wrong(f'"{name}" is no string')
        return value or ""

    def text(self, name: str) -> str:
        """A string that must be there, if empty."""
        if not isinstance(self.row.get(name), str):
            raise self.wrong(f'"{name}" is missing, or no string')
        return self.words(name)

    def names(self, name: str) -> list[str]:
        """A list of strings; a missing list is empty."""
        values = self.row.get(name) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(f'"{name}" is no list of strings')
        return values

    def decimal(self, name: str) -> float | None:
        """A finite number, None where there is none."""
        value = self.row.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not -LARGEST <= value <= LARGEST:
            raise self.wrong(f'"{name}" is no number')
        return float(value)

    def probability(self, name: str) -> float | None:
        """A number from 0 to 1, None where there is none."""
        value = self.decimal(name)
        if value is not None and not 0 <= value <= 1:
            raise self.wrong(f'"{name}" is not between 0 and 1')
        return value

    def span(self, start: str = "start", end: str = "end") -> Span:
        """Offsets that must be there: code points, the first before the end."""
        first, last = self.row.get(start), self.row.get(end)
        if not is_offset(first) or not is_offset(last) or not 0 <= first < last:
            raise self.wrong(f'"{start}" and "{end}" are no offsets, or not in their order: {first!r}, {last!r}')
        return first, last

    def span_or_none(self, start: str, end: str) -> Span | None:
        """Offsets that may be missing."""
        return None if self.row.get(start) is None else self.span(start, end)


def is_offset(value: Any) -> TypeGuard[int]:
    """Whether a value is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def read_lines(path: Path) -> Iterator[Line]:
    """The objects of a file of JSON lines, gzipped where its name ends so; blank lines are passed over."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                if raw.strip():
                    yield Line(str(path), number, decoded(raw, f"{path}, line {number}"))
    except (OSError, EOFError, zlib.error) as error:
        raise BadLineError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def optional_lines(path: Path) -> Iterator[Line]:
    """The same, of a file that need not be there."""
    return read_lines(path) if path.exists() else iter(())


def decoded(raw: bytes, where: str) -> dict[str, Any]:
    """The object on a line."""
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLineError(f"{where}: no UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"{where}: no JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadLineError(f"{where}: no object")
    return row
