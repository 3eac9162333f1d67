"""A folder's manifest.toml: what is known of its articles beyond their text. docs/ingest.md describes it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from claimsdb.corpus.readers.decode import decode, small_file
from claimsdb.corpus.readers.draft import Draft, SourceDetails, UnreadableError

NAME = "manifest.toml"
SOURCE_KEYS = {"slug", "name", "kind", "country", "homepage", "note"}
ARTICLE_KEYS = {"file", "source", "title", "authors", "published", "url", "language", "note"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """Drafts without text, by the name of the file that holds the text."""

    drafts: Mapping[str, Draft] = field(default_factory=dict)


def checked(row: object, allowed: set[str], needed: str, where: str) -> dict[str, Any]:
    """Return a table of the manifest whose keys are known and whose ``needed`` ones are there."""
    if not isinstance(row, dict):
        raise UnreadableError(f"{where} is not a table")
    if unknown := sorted(row.keys() - allowed):
        raise UnreadableError(f"{where} has an unknown key, {unknown[0]}")
    for key, value in row.items():
        wanted: type = dict if key == "note" else date if key == "published" else str
        if not isinstance(value, wanted) or isinstance(value, datetime):
            raise UnreadableError(f"{where}: {key} is not a {wanted.__name__}")
    if missing := [key for key in needed.split() if not row.get(key)]:
        raise UnreadableError(f"{where} has no {missing[0]}")
    return {key: value for key, value in row.items() if key != "note"}


def rows(tables: Mapping[str, object], name: str) -> list[object]:
    """Return the array of tables of this name."""
    found = tables.get(name, [])
    if not isinstance(found, list):
        raise UnreadableError(f"{name} is not an array of tables: write [[{name}]]")
    return found


def parsed(text: str) -> Manifest:
    """Return what a manifest says; raise UnreadableError naming the table and the key that are wrong."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(f"not TOML: {error}") from error
    if unknown := sorted(tables.keys() - {"source", "article"}):
        raise UnreadableError(f"an unknown table, {unknown[0]}")
    sources = {}
    for number, row in enumerate(rows(tables, "source"), 1):
        known = checked(row, SOURCE_KEYS, "slug name", f"source {number}")
        sources[known["slug"]] = SourceDetails(**known)
    drafts = {}
    for number, row in enumerate(rows(tables, "article"), 1):
        known = checked(row, ARTICLE_KEYS, "file source", f"article {number}")
        if known["source"] not in sources:
            raise UnreadableError(f"article {number} is of a source that is not listed, {known['source']}")
        if (file := known.pop("file")) in drafts:
            raise UnreadableError(f"article {number} is of a file that is listed twice, {file}")
        drafts[file] = Draft(**known | {"source": sources[known["source"]]})
    return Manifest(drafts)


def read_manifest(folder: Path) -> Manifest:
    """Return a folder's manifest, or an empty one where it has none."""
    path = folder / NAME
    return parsed(decode(small_file(path))) if path.is_file() else Manifest()
