"""The tables of our files: one column for each field of a row, as long as the database allows."""

from dataclasses import fields

import pytest

from claimsdb.claims.models import Claim, Measure, Mention, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.exchange.columns import BY_NAME, TABLES
from claimsdb.exchange.rows import ArticleRow, ClaimRow, Row
from claimsdb.links.models import Link, Question

MODELS = {
    "sources": [Source],
    "speakers": [Speaker],
    "measures": [Measure],
    "articles": [Article],
    "quotations": [Mention],
    "claims": [Mention, Claim],
    "links": [Link],
    "questions": [Question],
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_a_column_for_each_field_of_its_row(table):
    assert {column.name for column in table.columns} == {each.name for each in fields(table.row)}


def test_every_row_has_its_table():
    assert {table.row for table in TABLES} == set(Row.__args__)
    assert ArticleRow in Row.__args__
    assert ClaimRow.kind == "claim"


@pytest.mark.parametrize("name", MODELS)
def test_lines_are_as_long_as_the_database_allows(name):
    lengths = {
        field.name: field.max_length
        for model in MODELS[name]
        for field in model._meta.get_fields()
        if getattr(field, "max_length", None) and not getattr(field, "choices", None)
    }
    told = {column.name: column.longest for column in BY_NAME[name].columns if column.longest}
    assert {column: length for column, length in told.items() if lengths.get(column, length) != length} == {}
