"""Texts for the engine, from folders and files."""

from datetime import date

import pytest

from claimsdb.evaluation.lines import BadLineError
from claimsdb.links.texts import read_texts
from tests.evaluation.files import write_lines


def test_a_file_has_a_text_a_line(tmp_path):
    path = write_lines(
        tmp_path / "t.jsonl", {"id": 1, "text": "Yes.", "published": "2020-10-18"}, {"id": "b", "text": ""}
    )
    assert [(text.id, text.text, text.published) for text in read_texts(path)] == [
        ("1", "Yes.", date(2020, 10, 18)),
        ("b", "", None),
    ]


def test_a_folder_has_a_text_a_file_and_its_manifest(tmp_path):
    (tmp_path / "001_abc.txt").write_text("One.\r\n", newline="")
    (tmp_path / "two.txt").write_text("Two.")
    (tmp_path / "manifest.toml").write_text(
        '[[source]]\nslug = "s"\nname = "S"\n[[article]]\nfile = "001_abc.txt"\nsource = "s"\ntitle = "First"\n'
    )
    assert [(text.id, text.text, text.title) for text in read_texts(tmp_path)] == [
        ("001", "One.\r\n", "First"),
        ("two", "Two.", ""),
    ]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([{"id": "a"}], r"t\.jsonl, line 1: \"text\""),
        ([{"id": "a", "text": "x"}] * 2, r"t\.jsonl, line 2: a was there before"),
    ],
)
def test_a_bad_line_is_named(tmp_path, rows, wrong):
    with pytest.raises(BadLineError, match=wrong):
        read_texts(write_lines(tmp_path / "t.jsonl", *rows))


def test_a_bad_file_of_a_folder_is_named(tmp_path):
    (tmp_path / "001_abc.txt").write_bytes(b"\xff\x00")
    with pytest.raises(BadLineError, match=r"001_abc\.txt: "):
        read_texts(tmp_path)


def test_two_files_of_one_name_are_refused(tmp_path):
    (tmp_path / "001_abc.txt").write_text("One.")
    (tmp_path / "001_def.txt").write_text("Two.")
    with pytest.raises(BadLineError, match=r"001_def\.txt: another"):
        read_texts(tmp_path)


def test_a_bad_manifest_is_named(tmp_path):
    (tmp_path / "manifest.toml").write_text("nonsense")
    with pytest.raises(BadLineError, match="its manifest"):
        read_texts(tmp_path)
