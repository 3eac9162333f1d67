"""Files of many articles, line by line."""

import pytest

from claimsdb.corpus.readers import lines as module
from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.lines import bad_byte, lines


def test_lines_come_numbered_and_with_their_ends(tmp_path):
    (tmp_path / "a").write_bytes(b"one\r\ntwo\n\nlast")
    assert [(line.number, line.text) for line in lines(tmp_path / "a")] == [
        (1, "one\r\n"),
        (2, "two\n"),
        (3, "\n"),
        (4, "last"),
    ]


def test_a_mark_is_left_away(tmp_path):
    (tmp_path / "a").write_bytes("one\ntwo".encode("utf-16"))
    assert [line.text for line in lines(tmp_path / "a")] == ["one\n", "two"]


def test_a_byte_that_is_not_utf_8_costs_its_line_alone(tmp_path):
    (tmp_path / "a").write_bytes(b"one\ncaf\xe9\nthree")
    assert [bad_byte(line.text) for line in lines(tmp_path / "a")] == ["", "not UTF-8: byte 0xE9 at character 4", ""]


def test_a_line_past_the_limit_costs_itself_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LINE_LIMIT", 10)
    (tmp_path / "a").write_text("x" * 35 + "\nshort\n" + "y" * 20)
    found = list(lines(tmp_path / "a"))
    assert [(line.text, line.size) for line in found] == [("", 36), ("short\n", 6), ("", 20)]
    assert [bool(line.trouble) for line in found] == [True, False, True]


def test_a_binary_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"\x1f\x8b\x08\0\0")
    with pytest.raises(UnreadableError, match="NUL byte at offset 3"):
        list(lines(tmp_path / "a"))


def test_bad_utf_16_is_refused_with_the_line_before_it(tmp_path):
    (tmp_path / "a").write_bytes(b"\xff\xfe" + "one\n".encode("utf-16-le") + b"\x00\xd8a")
    with pytest.raises(UnreadableError, match="not UTF-16-LE"):
        list(lines(tmp_path / "a"))
