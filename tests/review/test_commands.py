"""``manage.py report``."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_source
from tests.review.make import make_count, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    claims = make_count(24, source=make_source(slug="gazette")), make_count(3000)
    return make_question(*claims, relation="conflict").conflict


def report(*arguments, **options):
    out = StringIO()
    call_command("report", *arguments, stdout=out, **options)
    return out.getvalue()


def test_it_prints_every_conflict(case):
    assert "1 conflict.\n" in report()


def test_it_takes_every_filter_together(case):
    question, measure = str(case.question_id), "deaths"
    text = report(
        *["--source", "gazette", "--measure", measure, "--question", question, "--state", "open"],
        *["--format", "json"],
    )
    assert [each["conflict"] for each in json.loads(text)["conflicts"]] == [case.pk]
    assert json.loads(report("--until", "1999-12-31", "--format", "json"))["conflicts"] == []


def test_it_writes_a_file(case, tmp_path):
    path = tmp_path / "report.md"
    assert report("--format", "markdown", "--output", str(path)) == f"Wrote {path}.\n"
    assert path.read_text(encoding="utf-8").startswith("# Conflicts between sources")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--source", "nobody"], "--source: no source has the slug 'nobody'"),
        (["--measure", "nothing"], "--measure: no measure has the slug"),
        (["--from", "yesterday"], "--from: Enter a valid date"),
        (["--question", "9" * 30], "--question: Select a valid choice"),
        (["--from", "2024-07-02", "--until", "2024-07-01"], "--until: The period cannot end before it starts"),
        (["--output", "/nowhere/at/all"], "/nowhere/at/all: No such file"),
    ],
)
def test_what_is_wrong_is_named(arguments, said):
    with pytest.raises(CommandError, match=said):
        report(*arguments)
