"""Bytes into text, exactly: nothing is replaced, and line ends stay as they are."""

import codecs
from pathlib import Path

from claimsdb.corpus.readers.draft import SIZE_LIMIT, UnreadableError, refuse_large

# The mark at the start of a file tells its encoding, and is no part of its text. The longer marks come first:
# that of UTF-32 starts with that of UTF-16.
MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]


def marked(data: bytes) -> tuple[bytes, str]:
    """Return the mark that these bytes start with and the encoding that it tells, or two blanks."""
    return next(((mark, encoding) for mark, encoding in MARKS if data.startswith(mark)), (b"", ""))


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableError for bytes that no text in UTF-8 has."""
    if (place := data.find(0)) >= 0:
        raise UnreadableError(f"a NUL byte at offset {place}: not a text file, or in an encoding that it does not tell")


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of these bytes: in the encoding of their mark, else UTF-8, else the one that they declare."""
    mark, encoding = marked(data)
    if mark:
        return decoded(data[len(mark) :], encoding, len(mark))
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(data, declared or "utf-8")


def decoded(data: bytes, encoding: str, before: int = 0) -> str:
    """Decode, or raise UnreadableError with the offset of the first bad byte in the file."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not {encoding.upper()}: byte 0x{data[error.start]:02X} at offset {before + error.start}"
        ) from error
    except (LookupError, UnicodeError) as error:
        raise UnreadableError(f"not UTF-8, and the encoding that it declares, {encoding}, is unknown") from error


def small_file(path: Path) -> bytes:
    """Return a file's bytes; raise UnreadableError where they are more than an article's."""
    refuse_large(path.stat().st_size)
    with path.open("rb") as file:
        data = file.read(SIZE_LIMIT + 1)
    refuse_large(len(data))  # it may have grown since, or have no size, as the files of /proc
    return data
