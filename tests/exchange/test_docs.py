"""docs/exchange.md tells of every format, option, table, label and relation there is."""

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

from claimsdb.api.renderers import RENDERERS
from claimsdb.exchange.asking import FILTERS
from claimsdb.exchange.catalogue import FORMATS, READABLE
from claimsdb.exchange.columns import TABLES
from claimsdb.exchange.formats.spans import LABELS, TIES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "exchange.md").read_text(encoding="utf-8")


def rows(first):
    """Return the first cells of the rows of the table whose head begins so, without their marks."""
    head = PAGE.index(f"| {first} |")
    lines = PAGE[head:].partition("\n\n")[0].splitlines()[2:]
    return [re.findall(r"`([^` ]+)[^`]*`", line.split("|")[1]) for line in lines]


def test_every_format_is_told_of_and_whether_it_is_read():
    assert [name for names in rows("Format") for name in names] == list(FORMATS)
    lines = PAGE[PAGE.index("| Format |") :].splitlines()[2 : 2 + len(FORMATS)]
    assert [line.split("|")[4].strip() == "yes" for line in lines] == [name in READABLE for name in FORMATS]


def test_every_filter_of_the_export_is_told_of():
    assert [names[0] for names in rows("Option | Keeps")] == [f"--{each.name}" for each in FILTERS]


def test_every_option_of_the_import_is_told_of():
    parser = load_command_class("claimsdb.exchange", "import").create_parser("manage.py", "import")
    own = {"--as", "--engine", "--source", "--label", "--make-people", "--utf16"}
    assert {names[0] for names in rows("Option | Does")} == own
    assert own <= set(parser._option_string_actions)


def test_every_table_label_and_relation_is_told_of():
    told = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert {table.name for table in TABLES} | set(LABELS) | set(TIES) <= told


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda each: each.format)
def test_every_format_of_the_api_is_told_of_with_its_media_type(renderer):
    assert f"| `{renderer.format}` | `{renderer.media_type}` |" in (DOCS / "api.md").read_text(encoding="utf-8")
