"""Several files as one .zip that streams."""

import io
import zipfile

from claimsdb.exchange.packing import unfold, zipped

FILES = {"a.txt": [b"one ", b"two"], "b.txt": [], "c.txt": [b"\xf0\x9f\x98\x80" * 200_000]}


def files():
    """Give the files, a piece at a time."""
    return ((name, iter(pieces)) for name, pieces in FILES.items())


def test_a_zip_holds_the_files_whole():
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped(files())))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: b"".join(pieces) for name, pieces in FILES.items()
        }


def test_a_zip_is_given_in_pieces_and_the_same_each_time():
    pieces = list(zipped(files()))
    assert len(pieces) > 1
    assert b"".join(pieces) == b"".join(zipped(files()))


def test_a_folder_is_made_where_there_is_none(tmp_path):
    assert unfold(files(), tmp_path / "deep" / "folder") == 3
    assert (tmp_path / "deep" / "folder" / "a.txt").read_bytes() == b"one two"
