"""Text files into drafts."""

import pytest

from claimsdb.corpus.readers import draft
from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.text_file import headline, read_text


def test_a_text_is_kept_exactly(tmp_path):
    (tmp_path / "a.txt").write_bytes(b" Head \r\n\r\nBody\r\n\n")
    [reading] = read_text(tmp_path / "a.txt")
    assert reading.draft.text == " Head \r\n\r\nBody\r\n\n"
    assert reading.size == 17


@pytest.mark.parametrize("words", ["", " \n\t\n"])
def test_a_file_without_words_is_refused(tmp_path, words):
    (tmp_path / "a.txt").write_text(words)
    with pytest.raises(UnreadableError, match=r"empty|white space"):
        list(read_text(tmp_path / "a.txt"))


def test_a_file_past_the_limit_is_refused_unread(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(UnreadableError, match=r"30\.0 MB: an article may have 10 MB"):
        list(read_text(tmp_path / "a.txt"))


def test_a_file_at_the_limit_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(draft, "SIZE_LIMIT", 5)
    (tmp_path / "a.txt").write_text("12345")
    assert next(read_text(tmp_path / "a.txt")).draft.text == "12345"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("One paragraph that is all there is.", ""),
        ("A first line\nand a second.\n\nMore.", ""),
        ("x" * 151 + "\n\nMore.", ""),
        ("War collapses\n\nIt did.", "War collapses"),
        ("\n War collapses \r\n\r\nIt did.", "War collapses"),
    ],
)
def test_a_short_line_above_an_empty_one_is_a_headline(text, title):
    assert headline(text) == title
