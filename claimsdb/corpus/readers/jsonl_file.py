"""A .jsonl file: an article a line, as an object with "text" and what else is known."""

import json
from collections.abc import Iterator
from pathlib import Path

from claimsdb.corpus.readers.draft import Draft, Reading, UnreadableError
from claimsdb.corpus.readers.lines import Line, bad_byte, lines
from claimsdb.corpus.readers.record import draft_of


def read_jsonl(path: Path) -> Iterator[Reading]:
    """Give the articles of a JSON Lines file; a bad line costs only itself."""
    for line in lines(path):
        if line.trouble or line.text.strip():
            yield reading_of(line)


def reading_of(line: Line) -> Reading:
    """Return what one line holds."""
    try:
        return Reading(draft=parsed(line), line=line.number, size=line.size)
    except UnreadableError as error:
        return Reading(trouble=str(error), line=line.number, size=line.size)


def parsed(line: Line) -> Draft:
    """Return the article of a line; raise UnreadableError in words."""
    if trouble := line.trouble or bad_byte(line.text):
        raise UnreadableError(trouble)
    try:
        record = json.loads(line.text)
    except RecursionError as error:
        raise UnreadableError("JSON nested too deeply") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except ValueError as error:  # an integer of thousands of digits
        raise UnreadableError("a number with too many digits") from error
    if not isinstance(record, dict):
        raise UnreadableError("not a JSON object")
    return draft_of(record)
