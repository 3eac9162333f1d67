"""Cells for CSV files that people open in a spreadsheet: no text of an article is ever run as a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, cast

# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any) -> Any:
    """Return what stands for a value: text that would be a formula behind an apostrophe, numbers as they are."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


class Echo:
    """A file that hands each line back."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield a CSV file, a line at a time, with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(cast(Any, Echo()))
    yield "\ufeff"
    yield cast(str, writer.writerow(head))
    for row in rows:
        yield cast(str, writer.writerow([cell(value) for value in row]))
