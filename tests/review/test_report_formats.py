"""One report in every format: nothing of an article's text is read as anything but words."""

import csv
import io
import json

import pytest

from claimsdb.links.models import Conflict
from claimsdb.review.report import Asked, cases, conflicts
from claimsdb.review.report_formats import COLUMNS, FORMATS, plain, printed
from tests.factories import make_article, make_claim, make_source
from tests.review.make import make_count, make_question

pytestmark = pytest.mark.django_db


def written(kind):
    asked = Asked()
    return "".join(FORMATS[kind][0](asked, cases(conflicts(asked))))


@pytest.fixture
def case():
    claims = make_count(24, source=make_source(name="=Gazette")), make_count(3000)
    found = make_question(*claims, relation="conflict").conflict
    Conflict.objects.filter(pk=found.pk).update(
        state="resolved", outcome="scope", reason="One city only.", resolved_low=24, resolved_high=24
    )
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_a_report_of_nothing_says_so_in_every_format(kind):
    assert written(kind)


def test_text_marks_the_words_and_draws_the_figures(case):
    text = written("text")
    assert "On Monday [[24]] people died, officials said." in text
    assert "resolved, different scope: 24; 2 statements, 2 independent origins" in text
    assert "●" in text
    assert "Reason: One city only." in text
    assert text.endswith("1 conflict.\n")


def test_markdown_has_the_words_in_bold_and_the_chart_in_a_block(case):
    text = written("markdown")
    assert "> On Monday **24** people died, officials said." in text
    assert "```text\n" in text
    assert "**Resolved, different scope: 24**" in text


def test_csv_has_a_line_a_statement_under_exactly_these_columns(case):
    lines = list(csv.DictReader(io.StringIO(written("csv").removeprefix("\ufeff"))))
    assert list(lines[0]) == list(COLUMNS)
    assert [line["words"] for line in lines] == ["24", "3,000"]
    assert {line["conflict"] for line in lines} == {str(case.pk)}
    assert lines[0]["source"] == "'=Gazette"


def test_json_has_an_object_a_case_with_its_statements(case):
    found = json.loads(written("json"))
    (told,) = found["conflicts"]
    assert (told["conflict"], told["state"], told["outcome"]) == (case.pk, "resolved", "scope")
    assert [statement["figure"] for statement in told["statements"]] == ["24", "3,000"]
    assert told["statements"][0]["source"] == "=Gazette"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[click](javascript:alert(1))", r"\[click\](javascript:alert(1))"),
        ("<img src=x onerror=y>", r"\<img src=x onerror=y\>"),
        ("# not a heading", r"\# not a heading"),
        ("- not a list\n---", r"\- not a list ---"),
        ("1. not a list", r"\1. not a list"),
        ("a | b * c _d_ `e`", r"a \| b \* c \_d\_ \`e\`"),
    ],
)
def test_no_text_is_read_as_markdown(text, escaped):
    assert plain(text) == escaped


def test_nothing_steers_the_terminal():
    assert printed("a\x1b[31mb\nc\u202ed") == "a[31mb cd"


def test_hostile_words_stay_words_in_every_format():
    text = "=cmd() said **24** <b>died</b> in ```town```\u202e. [x](http://e.org)"
    claim = make_claim("24", make_article(text), value=24, low=None, comparator="exactly")
    make_question(claim, make_count(3000), relation="conflict")
    assert "<b>" not in written("markdown")
    assert "](http" not in written("markdown")
    assert json.loads(written("json"))["conflicts"][0]["statements"]
