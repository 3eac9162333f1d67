"""CSV files into drafts."""

import pytest

from claimsdb.corpus.readers import csv_file
from claimsdb.corpus.readers.csv_file import read_csv
from claimsdb.corpus.readers.draft import UnreadableError


def read(tmp_path, text):
    (tmp_path / "a.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_csv(tmp_path / "a.csv"))


def test_each_row_is_an_article(tmp_path):
    readings = read(tmp_path, 'title,text,source\nWar,"At least 4,000\r\ndied",Post\n\nPeace,It came.,\n')
    assert [(reading.line, reading.draft.title, reading.draft.text) for reading in readings] == [
        (2, "War", "At least 4,000\r\ndied"),
        (5, "Peace", "It came."),
    ]
    assert readings[0].draft.source.name == "Post"
    assert readings[1].draft.source is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_parts_the_columns_is_told_by_the_first_row(tmp_path, separator):
    [reading] = read(tmp_path, f"Title{separator} TEXT \nRain{separator}It rained.")
    assert (reading.draft.title, reading.draft.text) == ("Rain", "It rained.")


def test_the_mark_of_a_spreadsheet_is_left_away(tmp_path):
    [reading] = read(tmp_path, "text\nIt rained.\n".encode("utf-8-sig"))
    assert reading.draft.text == "It rained."


def test_a_field_may_be_as_long_as_an_article(tmp_path):
    [reading] = read(tmp_path, f"text\n{'x' * 200_000}\n")
    assert len(reading.draft.text) == 200_000


@pytest.mark.parametrize("text", ["", "titel,body\na,b\n", "\n"])
def test_a_file_without_a_text_column_is_refused(tmp_path, text):
    with pytest.raises(UnreadableError, match="no column called text"):
        read(tmp_path, text)


def test_a_first_row_that_is_not_csv_is_named(tmp_path):
    with pytest.raises(UnreadableError, match="the first row is not CSV: new-line character seen in unquoted field"):
        read(tmp_path, "text\rIt rained.\r")


def test_a_column_may_not_be_there_twice(tmp_path):
    with pytest.raises(UnreadableError, match="two columns called text"):
        read(tmp_path, "text,text\na,b\n")


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        ("a", "1 fields under 2 columns"),
        ("a,b,c", "3 fields under 2 columns"),
        (",b", "the text is empty"),
    ],
)
def test_a_bad_row_costs_itself_alone(tmp_path, row, trouble):
    bad, good = read(tmp_path, f"text,title\n{row}\ngood,G\n")
    assert (bad.line, bad.trouble) == (2, trouble)
    assert good.draft.text == "good"


def test_a_byte_that_is_not_utf_8_costs_its_row_alone(tmp_path):
    bad, good = read(tmp_path, b"text,title\ncaf\xe9,T\ngood,G\n")
    assert bad.trouble == "not UTF-8: byte 0xE9 at character 4"
    assert good.draft.text == "good"


@pytest.mark.parametrize("rows", ['"ok",a\n"bad"x,b\n"lost",c\n', '"ok",a\n"never ends,b\n'])
def test_broken_quoting_ends_the_file_and_says_so(tmp_path, rows):
    good, bad = read(tmp_path, f"text,title\n{rows}")
    assert good.draft.text == "ok"
    assert bad.line == 3
    assert "nothing after this line was read" in bad.trouble


def test_a_field_past_the_limit_ends_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_file, "SIZE_LIMIT", 10)
    [bad] = read(tmp_path, f"text\n{'x' * 11}\nlost\n")
    assert "field larger than field limit" in bad.trouble
