"""JSON Lines files into drafts."""

import pytest

from claimsdb.corpus.readers.jsonl_file import read_jsonl


def read(tmp_path, *lines):
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return list(read_jsonl(tmp_path / "a.jsonl"))


def test_each_line_is_an_article(tmp_path):
    readings = read(tmp_path, '{"text": "one"}', "", '{"text": "two", "title": "Two"}')
    assert [(reading.line, reading.draft.text, reading.draft.title) for reading in readings] == [
        (1, "one", ""),
        (3, "two", "Two"),
    ]


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("{broken", "not JSON: Expecting property name enclosed in double quotes at character 2"),
        ("[1]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"title": "x"}', "no column called text"),
        ("[" * 100_000, "JSON nested too deeply"),
        (f'{{"text": {"9" * 5000}}}', "a number with too many digits"),
    ],
)
def test_a_bad_line_costs_itself_alone(tmp_path, line, trouble):
    bad, good = read(tmp_path, line, '{"text": "good"}')
    assert (bad.line, bad.draft, bad.trouble) == (1, None, trouble)
    assert good.draft.text == "good"


def test_a_byte_that_is_not_utf_8_costs_its_line_alone(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "caf\xe9"}\n{"text": "good"}')
    bad, good = read_jsonl(tmp_path / "a.jsonl")
    assert bad.trouble == "not UTF-8: byte 0xE9 at character 14"
    assert good.draft.text == "good"


def test_the_sizes_of_the_readings_add_up_to_the_file(tmp_path):
    assert sum(reading.size for reading in read(tmp_path, '{"text": "one"}', "{", '{"text": "é"}')) == 32
