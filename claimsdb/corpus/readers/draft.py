"""What a reader gives: drafts of articles, and in words why there is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Extraction is linear in the text, and a text of this size takes it minutes and some gigabytes. The longest
# novels have 3 MB: what is larger is no article, but a dump that wants cutting up first.
SIZE_LIMIT = 10_000_000  # bytes


class UnreadableError(ValueError):
    """Why something cannot be read, in words for the person who named it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDetails:
    """What is known of who publishes; only the name must be."""

    name: str
    slug: str = ""
    kind: str = "other"
    country: str = ""
    homepage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a file gives it: blank is what the file does not say."""

    text: str = ""
    title: str = ""
    source: SourceDetails | None = None
    url: str = ""
    authors: str = ""
    published: date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article's share of a file: a draft, or why there is none.

    Attributes:
        draft: the article, or None where it could not be read.
        trouble: why it could not, else "".
        line: the line of the file that it starts on, counted from 1, where a file holds several.
        size: how many bytes of the file it takes up.

    """

    draft: Draft | None = None
    trouble: str = ""
    line: int | None = None
    size: int = 0


Reader = Callable[[Path], Iterator[Reading]]


def refuse_empty(text: str) -> str:
    """Return a text that has words; raise UnreadableError for one that has none."""
    if not text.strip():
        raise UnreadableError("the text is empty" if not text else "the text is nothing but white space")
    return text


def refuse_large(size: int) -> None:
    """Raise UnreadableError for an article of more bytes than are read."""
    if size > SIZE_LIMIT:
        raise UnreadableError(f"{size / 1e6:.1f} MB: an article may have {SIZE_LIMIT / 1e6:.0f} MB")
