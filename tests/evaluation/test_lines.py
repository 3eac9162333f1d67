import gzip
import json

import pytest

from claimsdb.evaluation.lines import BadLineError, Line, optional_lines, read_lines


def line(**row):
    return Line("gold.jsonl", 7, row)


@pytest.fixture
def written(tmp_path):
    def write(content, name="gold.jsonl"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_blank_lines_are_passed_over_and_counted(written):
    assert [(each.number, each.row) for each in read_lines(written('{"a": 1}\n\n{"a": 2}\n'))] == [
        (1, {"a": 1}),
        (3, {"a": 2}),
    ]


def test_a_line_break_of_the_text_ends_no_line(written):
    [each] = read_lines(written(json.dumps({"text": "a\u2028b\x85c"}, ensure_ascii=False)))
    assert each.row == {"text": "a\u2028b\x85c"}


def test_a_gzipped_file_is_read(written):
    [each] = read_lines(written(gzip.compress(b'{"a": 1}'), "gold.jsonl.gz"))
    assert each.row == {"a": 1}


def test_a_file_that_may_be_missing(tmp_path):
    assert list(optional_lines(tmp_path / "none.jsonl")) == []


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ('{"a": 1}\nnonsense', "gold.jsonl, line 2: no JSON"),
        ("[1]", "gold.jsonl, line 1: no object"),
        (b'{"a": "\xff"}', "gold.jsonl, line 1: no UTF-8"),
        ("[" * 100_000, "gold.jsonl, line 1: no JSON"),
    ],
)
def test_a_bad_line_is_named(written, content, wrong):
    with pytest.raises(BadLineError, match=wrong):
        list(read_lines(written(content)))


@pytest.mark.parametrize(
    "content", [b"plain", gzip.compress(b'{"a": 1}' * 9, mtime=0)[:-9]], ids=["no archive", "cut short"]
)
def test_a_bad_archive_is_named(written, content):
    with pytest.raises(BadLineError, match=r"gold\.jsonl\.gz: "):
        list(read_lines(written(content, "gold.jsonl.gz")))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadLineError, match=r"none\.jsonl: No such file"):
        list(read_lines(tmp_path / "none.jsonl"))


def test_fields_as_they_should_be():
    row = line(id=3, speaker=None, value=2, start=0, end=4, names=["a"], score=0.5, left={"id": "x"}, claims=[{"a": 1}])
    assert (row.key("id"), row.words("speaker"), row.words("none"), row.decimal("value")) == ("3", "", "", 2.0)
    assert (row.span(), row.span_or_none("speaker_start", "speaker_end"), row.probability("score")) == (
        (0, 4),
        None,
        0.5,
    )
    assert (row.names("names"), row.names("none"), row.decimal("none")) == (["a"], [], None)
    assert (row.part("left").key("id"), row.within("claims")[0].row, row.within("none")) == ("x", {"a": 1}, [])


@pytest.mark.parametrize(
    ("read", "row"),
    [
        (lambda row: row.key("id"), {}),
        (lambda row: row.key("id"), {"id": ""}),
        (lambda row: row.key("id"), {"id": True}),
        (lambda row: row.words("id"), {"id": 3}),
        (lambda row: row.text("id"), {}),
        (lambda row: row.decimal("id"), {"id": "3"}),
        (lambda row: row.decimal("id"), {"id": float("nan")}),
        (lambda row: row.decimal("id"), {"id": float("inf")}),
        (lambda row: row.decimal("id"), {"id": 10**400}),
        (lambda row: row.probability("id"), {"id": 1.5}),
        (lambda row: row.names("id"), {"id": "ab"}),
        (lambda row: row.names("id"), {"id": [1]}),
        (lambda row: row.part("id"), {"id": []}),
        (lambda row: row.within("id"), {"id": {}}),
        (lambda row: row.within("id"), {"id": [1]}),
        (lambda row: row.span("id", "end"), {"id": 4, "end": 4}),
        (lambda row: row.span("id", "end"), {"id": -1, "end": 4}),
        (lambda row: row.span("id", "end"), {"id": 0}),
        (lambda row: row.span("id", "end"), {"id": 0, "end": 1.5}),
        (lambda row: row.span_or_none("id", "end"), {"id": 4}),
    ],
)
def test_a_field_that_is_none_is_named_with_file_and_line(read, row):
    with pytest.raises(BadLineError, match=r'gold\.jsonl, line 7: "id"'):
        read(line(**row))
