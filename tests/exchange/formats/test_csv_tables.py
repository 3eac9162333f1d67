"""Our CSV: cells that no spreadsheet runs, and nothing lost."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.exchange.exporting import export_to
from claimsdb.exchange.formats.csv_tables import cell, neutral, number_text, restored
from claimsdb.exchange.stored.selection import everything
from claimsdb.exchange.stored.writing import Refused
from tests.exchange.trips import back, forget, tables
from tests.factories import make_article, make_claim, make_source


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-x"])
def test_words_like_a_formula_get_an_apostrophe(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "words", "'words'", "1=1", " =1", "‘=1’"])
def test_other_words_are_left_as_they_are(text):
    assert neutral(text) == text


@given(st.text())
def test_every_text_comes_back(text):
    assert restored(neutral(text)) == text


@given(st.text(alphabet="'=+-@\t\r\n ax"))
def test_no_text_begins_like_a_formula(text):
    assert neutral(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back(value):
    assert float(number_text(value)) == value


def test_numbers_days_and_truths_stay_what_they_are():
    moment = datetime(2020, 10, 18, 9, 30, tzinfo=UTC)
    values = [-4000.0, 0.5, None, True, date(2020, 10, 18), moment, ["-1"], []]
    assert [cell(value) for value in values] == [
        *["-4000", "0.5", "", "true", "2020-10-18", "2020-10-18T09:30:00Z", '["-1"]', ""]
    ]


@pytest.mark.django_db
def test_hostile_titles_are_neutral_in_the_file_and_whole_when_read_back(tmp_path):
    article = make_article('Line one\r\n"quoted", 4,000 died\n=2+2', title='=HYPERLINK("x")', authors="'@anna")
    make_claim("4,000", article, subject="-killed", base_value=4000, base_low=4000)
    before = tables("articles", "claims")
    export_to(tmp_path / "all", "csv", everything())
    with (tmp_path / "all" / "articles.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["title"], row["authors"]) == ('\'=HYPERLINK("x")', "''@anna")
    forget()
    back("csv", tmp_path / "all")
    assert tables("articles", "claims") == before


def table(**columns):
    """Return one row as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerow(columns)
    return out.getvalue()


GOOD = {"key": "a/" + "0" * 64, "source": "bbc", "text": "4,000 died.", "sha256": "0" * 64}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("sources", "slug,name\nbbc\n", "sources.csv, line 2: 1 cells under 2 columns"),
        ("sources", "slug\nbbc\n", "sources.csv, line 1: name: no such column, and it must be there"),
        (
            "sources",
            table(slug="bbc", name="BBC", colour="red"),
            "line 1: colour: no such column in sources",
        ),
        ("sources", table(slug="bbc", name="BBC", kind="radio"), "kind: 'radio' is none of newspaper, agency"),
        ("sources", table(slug="bbc", name="B" * 201), "name: longer than 200 characters"),
        ("sources", 'slug,name\nbbc,"BBC\n', "sources.csv, line 2: not CSV"),
        ("sources", table(slug="bbc", name=""), "name: it must be there"),
        ("sources", table(slug="b bc", name="BBC"), "sources.csv, line 2: source: slug: Enter a valid"),
        ("articles", table(**GOOD), "source: no source has the slug 'bbc'"),
        ("articles", table(**GOOD | {"published": "yesterday"}), "published: 'yesterday' is no day such as 2020-10-18"),
        ("speakers", table(name="Anna", aliases="Ann"), 'aliases: a list in JSON is wanted: ["one", "two"]'),
        ("speakers", table(name="Anna", merged_into="Bob"), "merged_into: no speaker is called 'Bob'"),
        ("measures", table(slug="x", name="X", dimension="count", cumulative="perhaps"), "cumulative: true or false"),
        ("cats", "slug\nx\n", "cats.csv: no table of ours"),
    ],
)
def test_a_bad_table_is_named_with_its_line_and_column(tmp_path, name, text, said):
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        back("csv", path)
    assert any(said in str(trouble) for trouble in refused.value.report.troubles)


@pytest.mark.django_db
def test_a_digest_that_is_not_that_of_the_text_is_told(tmp_path):
    make_source(slug="bbc")
    path = tmp_path / "articles.csv"
    path.write_text(table(**GOOD), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        back("csv", path)
    assert "sha256: it is not the digest of the text" in str(refused.value.report.troubles[0])
