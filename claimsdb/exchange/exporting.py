"""Rows out as files, by the name of a format: what the command, the admin, the API and the jobs call."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from claimsdb.exchange.catalogue import FORMATS
from claimsdb.exchange.packing import unfold
from claimsdb.exchange.stored.reading import Progress, StoredRows, silent
from claimsdb.exchange.stored.selection import Selection


def export(name: str, selection: Selection, progress: Progress = silent) -> Iterator[bytes]:
    """Give a selection in a format, a piece at a time: one file, or a .zip of several.

    ``progress`` is told rows done and rows in all. Raises KeyError for a format that is none.
    """
    return FORMATS[name].stream(StoredRows(selection, progress))


def export_to(path: Path, name: str, selection: Selection, progress: Progress = silent) -> None:
    """Write a selection to a file, which is there whole or not at all; or to a folder, for formats of several files."""
    chosen, rows = FORMATS[name], StoredRows(selection, progress)
    if chosen.files and path.suffix != ".zip":
        unfold(chosen.files(rows), path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, waiting = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chosen.stream(rows))
        Path(waiting).chmod(0o644)
        Path(waiting).replace(path)
    except BaseException:
        Path(waiting).unlink(missing_ok=True)
        raise
