"""The values of a file in JSON, however it is laid out."""

import pytest

from claimsdb.exchange.formats import values as module
from claimsdb.exchange.formats.values import values
from claimsdb.exchange.report import Wrong

TWO = [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}\n{"b": 2}\n',
        '[{"a": 1}, {"b": 2}]',
        '[\n{"a": 1},\n{"b": 2}\n]\n',
        '[\n  {\n    "a": 1\n  },\n  {\n    "b": 2\n  }\n]',
        '{\n  "a": 1\n}\n{\n  "b": 2\n}\n',
        '\ufeff{"a": 1}\n\n{"b": 2}',
    ],
)
def test_two_values_are_read_from_every_layout(tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    assert [value for _, value in values(tmp_path / "x.json")] == TWO


def test_a_line_that_is_wrong_costs_only_itself_and_is_told_by_its_number(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"a": 1}\n{"b": }\n{"b": 2}\n')
    (_, one), (where, wrong), (_, two) = values(tmp_path / "x.jsonl")
    assert [one, two] == TWO
    assert (where, type(wrong)) == ("x.jsonl, line 2", Wrong)


def test_a_file_that_must_be_read_whole_is_refused_above_a_size(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "WHOLE_LIMIT", 10)
    (tmp_path / "x.json").write_text('[{"a": 1}, {"b": 2}]')
    ((_, wrong),) = values(tmp_path / "x.json")
    assert "larger than 10 bytes: split it, or write a value a line" in str(wrong)


def test_an_array_with_a_value_a_line_is_read_whatever_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "WHOLE_LIMIT", 10)
    (tmp_path / "x.json").write_text('{"items":[\n{"a": 1},\n{"b": 2}\n],"total":2}\n')
    assert [value for _, value in values(tmp_path / "x.json")] == TWO


@pytest.mark.parametrize("text", ["[NaN]", "[1", "[" * 100_000, '["\\u"]', "[1]]"])
def test_what_is_no_json_is_told(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    ((where, wrong),) = values(tmp_path / "x.json")
    assert (where, str(wrong)[:8]) == ("x.json", "not JSON")


def test_an_empty_file_holds_nothing(tmp_path):
    (tmp_path / "x.json").write_text("\n \n")
    assert list(values(tmp_path / "x.json")) == []
