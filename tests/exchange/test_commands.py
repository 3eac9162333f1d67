"""``manage.py export`` and ``manage.py import``."""

import io
import sys
from types import SimpleNamespace

import orjson
import pytest
from django.core.management import CommandError, call_command

from claimsdb.claims.models import Claim, Mention
from claimsdb.exchange.asking import FILTERS
from claimsdb.exchange.catalogue import FORMATS
from tests.factories import make_article, make_claim, make_measure, make_quotation, make_source, make_speaker, make_user

pytestmark = pytest.mark.django_db


def run(*arguments, **options):
    """Return what a command prints, and what it complains of."""
    out, complaints = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command(*map(str, arguments), stdout=out, stderr=complaints, **options)
    except SystemExit as error:
        code = error.code
    return SimpleNamespace(out=out.getvalue(), complaints=complaints.getvalue(), code=code)


def lines(path, kind):
    """Return the lines of a kind in an export."""
    found = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return [line for line in found if line["type"] == kind]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_to_a_path(name, tmp_path):
    make_claim()
    done = run("export", name, "--out", tmp_path / "deep" / "out")
    assert done.out == f"Wrote 1 mention to {tmp_path / 'deep' / 'out'}.\n"
    assert (tmp_path / "deep" / "out").exists()


def test_without_a_path_it_goes_to_standard_output(monkeypatch):
    make_claim()
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    call_command("export", "doccano")
    assert orjson.loads(out.buffer.getvalue())["entities"][0]["label"] == "claim"


def make_two():
    """Make a claim and a quotation, of different everything."""
    deaths, anna = make_measure("deaths"), make_speaker("Anna Petrosyan")
    person = make_user(username="anna")
    one = make_article(source=make_source(slug="one"), published="2020-10-01")
    two = make_article(source=make_source(slug="two"), published="2020-11-01")
    said = {"speaker": anna, "state": "accepted", "annotator": person}
    return make_claim(article=one, measure=deaths, mention=said), make_quotation(article=two)


@pytest.mark.parametrize(
    ("asked", "claims", "quotations"),
    [
        (["--source", "one"], 1, 0),
        (["--source", "one", "two"], 1, 1),
        (["--published-after", "2020-10-02"], 0, 1),
        (["--published-before", "2020-10-02"], 1, 0),
        (["--kind", "quotation"], 0, 1),
        (["--state", "accepted"], 1, 0),
        (["--state", "accepted", "suggested"], 1, 1),
        (["--measure", "deaths"], 1, 0),
        (["--speaker", "anna petrosyan"], 1, 0),
        (["--annotator", "anna"], 1, 0),
        (["--kind", "claim", "--source", "two"], 0, 0),
    ],
)
def test_filters_narrow_what_is_written(tmp_path, asked, claims, quotations):
    make_two()
    run("export", "jsonl", "--out", tmp_path / "out.jsonl", *asked)
    assert len(lines(tmp_path / "out.jsonl", "claim")) == claims
    assert len(lines(tmp_path / "out.jsonl", "quotation")) == quotations


def test_an_article_is_named_by_its_id(tmp_path):
    claim, _ = make_two()
    run("export", "jsonl", "--out", tmp_path / "out.jsonl", "--article", claim.mention.article_id)
    assert [line["source"] for line in lines(tmp_path / "out.jsonl", "article")] == ["one"]


@pytest.mark.parametrize("name", [each.name for each in FILTERS])
def test_a_filter_that_names_nothing_is_told(name, tmp_path):
    with pytest.raises(CommandError, match=r"nothing-such"):
        run("export", "jsonl", "--out", tmp_path / "out", f"--{name}", "nothing-such")
    assert not (tmp_path / "out").exists()


def test_a_path_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        run("export", "jsonl", "--out", tmp_path / "file" / "out.jsonl")


def test_an_export_that_breaks_off_leaves_no_file(tmp_path, monkeypatch):
    make_claim()
    monkeypatch.setattr("claimsdb.exchange.stored.reading.claims_of", lambda keys: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("export", "jsonl", "--out", tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_what_is_exported_is_imported(tmp_path):
    make_claim(mention={"annotator": make_user(username="anna")})
    run("export", "jsonl", "--out", tmp_path / "out.jsonl")
    Mention.objects.all().delete()
    done = run("import", "jsonl", tmp_path / "out.jsonl")
    assert done.out == "out.jsonl: Added 1 claims; 3 were there already.\n"
    assert (done.complaints, done.code) == ("", 0)


def test_a_refused_file_is_told_and_the_others_are_imported(tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"text": "x", "label": [[0, 1, "PER"]]}\n')
    (tmp_path / "good.jsonl").write_text('{"text": "4,000 died.", "label": [[0, 5, "claim"]]}\n')
    done = run("import", "doccano", tmp_path / "bad.jsonl", tmp_path / "good.jsonl", "--source", "Wire")
    assert done.code == 1
    assert done.complaints.startswith("bad.jsonl, line 1: the label 'PER' is none of")
    assert "bad.jsonl: Nothing was imported: 1 record is wrong.\n" in done.out
    assert Claim.objects.get().mention.article.source.name == "Wire"


def test_work_is_taken_for_a_users(tmp_path):
    make_user(username="anna")
    (tmp_path / "x.jsonl").write_text('{"text": "4,000 died.", "label": [[0, 5, "FIG"]]}\n')
    run("import", "doccano", tmp_path / "x.jsonl", "--as", "anna", "--label", "FIG=claim")
    mention = Mention.objects.get()
    assert (mention.annotator.username, mention.state, mention.touched) == ("anna", "accepted", True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--as", "nobody"], "No user is called 'nobody'"),
        (["--label", "PER"], "write THEIRS=OURS, as in PERSON=speaker"),
    ],
)
def test_options_that_make_no_sense_are_told(options, said, tmp_path):
    with pytest.raises(CommandError, match=said):
        run("import", "doccano", tmp_path / "x.jsonl", *options)


def test_an_engine_is_named(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"text": "4,000 died.", "label": [[0, 5, "claim"]]}\n')
    run("import", "doccano", tmp_path / "x.jsonl", "--engine", "our-model 2")
    assert (Mention.objects.get().origin, Mention.objects.get().state) == ("our-model 2", "suggested")
