"""CSV that a spreadsheet opens without running a word of it."""

import csv

import pytest

from claimsdb.corpus.spreadsheets import cell, csv_lines


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_text_that_would_be_a_formula_stands_behind_an_apostrophe(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["1 = 1", "at least 4,000", -4.5, 0])
def test_other_text_and_numbers_stay(value):
    assert cell(value) == value


@pytest.fixture(autouse=True)
def _any_length():
    """Undo what other tests set: the limit of the csv module is the whole process's."""
    csv.field_size_limit(131_072)


def test_lines_are_read_back_with_commas_quotes_and_new_lines():
    lines = "".join(csv_lines(["a", "b"], [['x, “y” "z"\nw', None], [1.5, "=1"]])).removeprefix("\ufeff")
    assert list(csv.reader(lines.splitlines(keepends=True))) == [["a", "b"], ['x, “y” "z"\nw', ""], ["1.5", "'=1"]]
