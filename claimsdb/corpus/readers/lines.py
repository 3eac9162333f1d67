"""The lines of a file that holds many articles, read one at a time, however large the file is."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimsdb.corpus.readers.decode import marked, refuse_binary
from claimsdb.corpus.readers.draft import SIZE_LIMIT, UnreadableError

# A line holds one article and a little about it. JSON may spell a character in six, but seldom all of them do.
LINE_LIMIT = 2 * SIZE_LIMIT  # characters
LOOKED_AT = 8192  # bytes at the start, to tell text from what is none
# How Python's "surrogateescape" marks a byte that is not UTF-8.
BAD_BYTE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end. ``trouble`` says why it cannot be read, and the text is then blank."""

    number: int
    text: str
    size: int
    trouble: str = ""


def bad_byte(text: str) -> str:
    """Say where a text has a byte that is not UTF-8, or return ""."""
    found = BAD_BYTE.search(text)
    return f"not UTF-8: byte 0x{ord(found[0]) - 0xDC00:02X} at character {found.start() + 1}" if found else ""


def lines(path: Path) -> Iterator[Line]:
    """Give the lines of a file in UTF-8, or in the encoding of its mark; a bad one costs only itself."""
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
        mark, encoding = marked(start)
        if not mark:
            refuse_binary(start)
        file.seek(len(mark))
        strict = encoding not in ("", "utf-8")
        text = io.TextIOWrapper(
            file, encoding=encoding or "utf-8", errors="strict" if strict else "surrogateescape", newline="\n"
        )
        number = 0
        while True:
            try:
                line = text.readline(LINE_LIMIT)
            except UnicodeDecodeError as error:
                raise UnreadableError(f"not {encoding.upper()} after line {number}") from error
            if not line:
                return
            number += 1
            yield Line(number, *measured(line, text))


def measured(line: str, file: io.TextIOWrapper) -> tuple[str, int, str]:
    """Return a line's text, size and trouble; of one that is too long, read on to its end."""
    size = len(line.encode("utf-8", "surrogatepass"))
    if len(line) < LINE_LIMIT or line.endswith("\n"):
        return line, size, ""
    while (more := file.readline(LINE_LIMIT)) and not more.endswith("\n"):
        size += len(more)
    return "", size + len(more), f"longer than {LINE_LIMIT:,} characters"
