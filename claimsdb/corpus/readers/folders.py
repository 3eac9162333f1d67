"""Paths into files to read: folders are walked, and what is in the way is named."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimsdb.corpus.readers.csv_file import read_csv
from claimsdb.corpus.readers.draft import Draft, Reader, UnreadableError
from claimsdb.corpus.readers.html_file import read_html
from claimsdb.corpus.readers.jsonl_file import read_jsonl
from claimsdb.corpus.readers.manifest import NAME, Manifest, read_manifest
from claimsdb.corpus.readers.text_file import read_text

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
ENDINGS = ", ".join(READERS)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its size in bytes, and what a manifest says of it."""

    path: Path
    size: int
    known: Draft | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why, in words."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in a folder that is of no format that is read."""

    where: str


Found = File | Failure | PassedOver


def shown(path: str | Path) -> str:
    """Return a path as text, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def in_words(error: Exception) -> str:
    """Return what the system says, without its number and the path."""
    return getattr(error, "strerror", None) or str(error)


def is_address(given: str | Path) -> bool:
    """Return whether this is an address of the web."""
    return str(given).lower().startswith(("http://", "https://"))


def find(paths: Iterable[str | Path]) -> Iterator[Found]:
    """Give the files that the paths name or hold, folders recursively and in the order of their names; no addresses."""
    for given in paths:
        if is_address(given):
            continue
        path = Path(given)
        try:
            mode = path.stat().st_mode
            yield from under(path) if stat.S_ISDIR(mode) else [named(path, read_manifest(path.absolute().parent))]
        except UnreadableError as error:
            yield Failure(shown(path), f"{NAME} beside it cannot be read: {error}")
        except (OSError, ValueError) as error:
            yield Failure(shown(path), in_words(error))


def named(path: Path, manifest: Manifest) -> File | Failure:
    """Return a file that was named, or why it cannot be read."""
    if path.suffix.lower() not in READERS:
        return Failure(shown(path), f"not a format that is read: {ENDINGS}")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return Failure(shown(path), "not a regular file")
    return File(path, status.st_size, manifest.drafts.get(path.name))


def under(top: Path) -> Iterator[Found]:
    """Walk a folder: its files, then its folders. One that was walked already, through a link, is named."""
    walked: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            children = [folder / name for name in sorted(os.listdir(folder)) if not name.startswith(".")]
        except OSError as error:
            yield Failure(shown(folder), in_words(error))
            continue
        if (status.st_dev, status.st_ino) in walked:
            yield Failure(shown(folder), "a link to a folder that was read already")
            continue
        walked.add((status.st_dev, status.st_ino))
        folders = [child for child in children if child.is_dir()]
        yield from files_of(folder, [child for child in children if child not in set(folders)])
        waiting.extend(reversed(folders))


def files_of(folder: Path, children: list[Path]) -> Iterator[Found]:
    """Give the files of one folder, with what its manifest says of them. A manifest with a fault costs them all."""
    try:
        manifest = read_manifest(folder)
    except (UnreadableError, OSError) as error:
        yield Failure(shown(folder / NAME), f"{in_words(error)}; the folder's files were not read")
        return
    names = {child.name for child in children}
    for missing in sorted(manifest.drafts.keys() - names):
        yield Failure(shown(folder / NAME), f"it lists {missing}, which is not there")
    for child in children:
        if child.suffix.lower() in READERS:
            try:
                yield named(child, manifest)
            except OSError as error:
                yield Failure(shown(child), in_words(error))
        elif child.name != NAME:
            yield PassedOver(shown(child))
