"""Files in, by the name of a format: what the command and the jobs call."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from claimsdb.exchange.catalogue import FORMATS
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import ImportReport, Passed, Read, Wrong
from claimsdb.exchange.rows import Row
from claimsdb.exchange.stored.library import StoredLibrary
from claimsdb.exchange.stored.waiting import Located
from claimsdb.exchange.stored.writing import Refused, write

# What a .zip may unfold to. A .zip can hold a thousand times its own size.
UNFOLDED = 2_000_000_000  # bytes
FILES = 200_000
PIECE = 1 << 20
ENDINGS = {".csv", ".json", ".jsonl", ".txt", ".ann", ".conf"}

Taken = Callable[[int], object]


def passed(done: int) -> None:
    """Show no progress."""


def import_file(name: str, path: Path, options: Options, progress: Taken = passed) -> ImportReport:
    """Read a file, a folder or a .zip in a format and store all of it, or nothing; return what came of it.

    ``progress`` is told how many rows are read so far. Raises Refused, with the report of what is wrong, where nothing
    was stored; KeyError for a format that is none, or cannot be read.
    """
    read = FORMATS[name].read
    if read is None:
        raise KeyError(name)
    report = ImportReport()
    try:
        with opened(path) as inside:
            located = told(read(inside, options, StoredLibrary()), report, progress)
            write(located, report, make_people=options.make_people, by=options.by or options.person)
    except (Wrong, OSError) as error:
        report.trouble(path.name, str(error))
        raise Refused(report) from error
    return report


def told(rows: Iterator[Read], report: ImportReport, progress: Taken) -> Iterator[Located[Row]]:
    """Give the rows that are sound; note the others in the report."""
    for number, (where, row) in enumerate(rows, start=1):
        if isinstance(row, Wrong):
            report.trouble(where, str(row))
        elif isinstance(row, Passed):
            report.pass_over(row.what)
        else:
            yield where, row
        progress(number)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """Give a path to read, a .zip as a folder for as long. Raises Wrong."""
    if not path.exists():
        raise Wrong("there is no such file or folder")
    if path.suffix.lower() != ".zip":
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            unzip(path, Path(folder))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise Wrong(f"not a .zip that can be read: {error}") from error
        yield Path(folder)


def unzip(path: Path, folder: Path) -> None:
    """Unfold what formats use of a .zip, flat, as far as it is of a bearable size. Raises Wrong."""
    left = UNFOLDED
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > FILES:
            raise Wrong(f"more than {FILES:,} files")
        for entry in entries:
            name = PurePosixPath(entry.filename.replace("\\", "/")).name
            if PurePosixPath(name).suffix.lower() not in ENDINGS:
                continue
            with archive.open(entry) as packed, (folder / name).open("wb") as file:
                while piece := packed.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise Wrong(f"it unfolds to more than {UNFOLDED:,} bytes")
                    file.write(piece)
