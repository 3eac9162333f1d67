"""A .txt file: one article, its text kept exactly as it stands."""

from collections.abc import Iterator
from pathlib import Path

from claimsdb.corpus.readers.decode import decode, small_file
from claimsdb.corpus.readers.draft import Draft, Reading, refuse_empty

HEADLINE_LIMIT = 150  # characters: headlines of news sites end before this, and opening paragraphs seldom do


def headline(text: str) -> str:
    """Return the first line where it stands alone, above an empty line, and is as short as headlines are; else ""."""
    first, _, rest = text.lstrip().partition("\n")
    alone = rest.replace("\r", "").startswith("\n")
    return first.strip() if alone and len(first) <= HEADLINE_LIMIT else ""


def read_text(path: Path) -> Iterator[Reading]:
    """Give the one article of a text file."""
    data = small_file(path)
    yield Reading(draft=text_draft(decode(data)), size=len(data))


def text_draft(text: str) -> Draft:
    """Return the article that a text is, its title taken from its first line where that is one."""
    return Draft(text=refuse_empty(text), title=headline(text))
