"""Texts for the engine from a folder or a file, without a database."""

from collections.abc import Iterator
from pathlib import Path

from claimsdb.corpus.readers.decode import decode
from claimsdb.corpus.readers.draft import Draft, UnreadableError
from claimsdb.corpus.readers.manifest import read_manifest
from claimsdb.evaluation.lines import BadLineError, read_lines
from claimsdb.extraction.extraction import Text
from claimsdb.extraction.jsonl import text_of


def read_texts(path: Path) -> list[Text]:
    """Return the texts of a folder, or of a file of ``{"id", "text"}`` lines; raises ValueError that names the file."""
    return list(texts_of_folder(path) if path.is_dir() else texts_of_file(path))


def texts_of_file(path: Path) -> Iterator[Text]:
    """Return the texts of a file, a line each."""
    seen = set()
    for line in read_lines(path):
        try:
            text = text_of(line.row)
        except ValueError as error:
            raise line.wrong(str(error)) from error
        if text.id in seen:
            raise line.wrong(f"{text.id} was there before")
        seen.add(text.id)
        yield text


def texts_of_folder(folder: Path) -> Iterator[Text]:
    """Return the texts of a folder's .txt files, with what its manifest knows of them.

    An article's id is its file's name up to the first underscore: "000" for 000_a0b1ada64e951e08.txt.
    """
    try:
        drafts = read_manifest(folder).drafts
    except UnreadableError as error:
        raise BadLineError(f"{folder}: its manifest: {error}") from error
    seen = set()
    for path in sorted(folder.glob("*.txt")):
        draft = drafts.get(path.name, Draft())
        try:
            text = decode(path.read_bytes())
        except (OSError, UnreadableError) as error:
            raise BadLineError(f"{path}: {error}") from error
        name = path.stem.partition("_")[0]
        if name in seen:
            raise BadLineError(f"{path}: another file's name starts with {name}")
        seen.add(name)
        yield Text(name, text, draft.title, draft.published)
