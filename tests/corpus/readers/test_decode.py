"""Bytes into text."""

import pytest

from claimsdb.corpus.readers.decode import decode
from claimsdb.corpus.readers.draft import UnreadableError


def test_utf_8_is_read_as_it_stands():
    assert decode("Stepanakert’s\r\n55,000\n".encode()) == "Stepanakert’s\r\n55,000\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_the_mark_of_an_encoding_is_heeded_and_left_away(encoding):
    assert decode("Ağdam".encode(encoding)) == "Ağdam"


def test_a_byte_that_is_not_utf_8_is_named_with_its_offset():
    with pytest.raises(UnreadableError, match="not UTF-8: byte 0xE9 at offset 3"):
        decode(b"caf\xe9")


def test_after_a_mark_offsets_still_count_from_the_start_of_the_file():
    with pytest.raises(UnreadableError, match="not UTF-8: byte 0xE9 at offset 4"):
        decode(b"\xef\xbb\xbfx\xe9")


def test_half_a_character_after_a_mark_is_named():
    with pytest.raises(UnreadableError, match="not UTF-16-LE"):
        decode(b"\xff\xfea\0b")


def test_a_declared_encoding_is_tried_where_utf_8_fails():
    assert decode(b"caf\xe9", "windows-1252") == "café"


def test_utf_8_wins_over_what_is_declared():
    assert decode("café".encode(), "windows-1252") == "café"


@pytest.mark.parametrize("declared", ["zlib", "base64", "rot13", "no-such-encoding"])
def test_a_declared_encoding_that_is_none_is_named(declared):
    with pytest.raises(UnreadableError, match=declared):
        decode(b"caf\xe9", declared)


def test_a_binary_is_told_by_its_nul():
    with pytest.raises(UnreadableError, match="NUL byte at offset 4"):
        decode(b"\x7fELF\0")
