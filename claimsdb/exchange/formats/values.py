"""The values of a file in JSON, whether it holds one, an array of them, or one after another; each with its place."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.lines import Line, bad_byte, lines
from claimsdb.exchange.formats.jsonl import parsed
from claimsdb.exchange.report import Wrong

# A file that is one value is read whole. Exports of thousands of tasks have some tens of megabytes.
WHOLE_LIMIT = 200_000_000  # bytes

Valued = tuple[str, Any]


def json_lines(path: Path) -> Iterator[tuple[str, Line]]:
    """Give the lines of a file that say something, each with its place. Raises Wrong for a file that is no text."""
    try:
        for line in lines(path):
            if line.trouble or line.text.strip():
                yield f"{path.name}, line {line.number}", line
    except (OSError, UnreadableError) as error:
        raise Wrong(f"{path.name} cannot be read: {error}") from error


def text_of(line: Line) -> str:
    """Return a line's text. Raises Wrong for one that is too long, or not UTF-8."""
    if trouble := line.trouble or bad_byte(line.text):
        raise Wrong(trouble)
    return line.text


def values(path: Path) -> Iterator[Valued]:
    """Give the values of a file of JSON. A Wrong stands in the place of one that cannot be read."""
    first, second = (*(line for _, line in islice(json_lines(path), 2)), None, None)[:2]
    if first is None:
        return
    if first.text.rstrip().endswith("[") and second and is_object(second.text.strip().rstrip(",")):
        yield from listed_values(path)
    elif is_object(first.text) or first.text.strip()[:1] + first.text.strip()[-1:] == "{}":
        yield from line_values(path)  # a line that ends its object is meant as one, sound or not
    else:
        yield from whole_values(path)


def is_object(text: str) -> bool:
    """Whether a text is an object in JSON."""
    try:
        return isinstance(parsed(text), dict)
    except Wrong:
        return False


def listed_values(path: Path) -> Iterator[Valued]:
    """Give the values of an array that has one a line, as our own exports have: in the memory of a line."""
    for number, (_, line) in enumerate(islice(json_lines(path), 1, None), start=1):
        text = line.text.strip()
        if text.startswith("]"):
            return
        where = f"{path.name}, record {number}"
        try:
            text_of(line)
            yield where, parsed(text.removesuffix(","))
        except Wrong as error:
            yield where, error


def line_values(path: Path) -> Iterator[Valued]:
    """Give a value a line."""
    for where, line in json_lines(path):
        try:
            yield where, parsed(text_of(line))
        except Wrong as error:
            yield where, error


def whole_values(path: Path) -> Iterator[Valued]:
    """Give the values of an array, or of values that run over lines."""
    if path.stat().st_size > WHOLE_LIMIT:
        yield path.name, Wrong(f"larger than {WHOLE_LIMIT:,} bytes: split it, or write a value a line (JSONL)")
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = several(text)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        yield path.name, Wrong(f"not JSON: {error}"[:300])
        return
    for number, value in enumerate(found, start=1):
        yield f"{path.name}, record {number}", value


def several(text: str) -> list[Any]:
    """Return the values that stand one after another; an array stands for its own. Raises ValueError."""
    decoder, found, at = json.JSONDecoder(parse_constant=refused), [], 0
    while (at := skip_space(text, at)) < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found[0] if len(found) == 1 and isinstance(found[0], list) else found


def skip_space(text: str, at: int) -> int:
    """Return the place of the first character from here on that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def refused(name: str) -> None:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is no number of JSON")
