"""Files of an export that has several: as a folder, or as one .zip that streams. The same files, the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

# Each entry of a .zip has a time; the first that the format knows, so that the same rows give the same bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)

Files = Iterable[tuple[str, Iterator[bytes]]]


class Drain(io.RawIOBase):
    """What is written to it can be taken, and is then forgotten: a file that only goes forward."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, data: object) -> int:
        """Hold what is written."""
        piece = bytes(data)  # type: ignore[call-overload]
        self.held += piece
        return len(piece)

    def take(self) -> bytes:
        """Return what was written since this was last asked."""
        taken, self.held = bytes(self.held), bytearray()
        return taken


def zipped(files: Files) -> Iterator[bytes]:
    """Give a .zip of files, a piece at a time."""
    drain = Drain()
    with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    if drain.held:
                        yield drain.take()
    yield drain.take()


def unfold(files: Files, folder: Path) -> int:
    """Write files into a folder, made if need be; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, pieces in files:
        with (folder / name).open("wb") as file:
            file.writelines(pieces)
        written += 1
    return written
