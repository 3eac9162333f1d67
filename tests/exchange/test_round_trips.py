"""The annotated seeds, exported to each format and read back: nothing is lost that the format can hold."""

import pytest

from claimsdb.claims.models import Mention, Speaker
from claimsdb.exchange.catalogue import READABLE
from claimsdb.exchange.columns import TABLES
from claimsdb.links.models import Link
from tests.exchange.trips import away_and_back, back, out, table, tables

pytestmark = pytest.mark.usefixtures("seeds")

NAMES = {
    "jsonl": "seeds.jsonl",
    "csv": "seeds",
    "w3c": "seeds.jsonld",
    "label-studio": "seeds.json",
    "doccano": "seeds.jsonl",
    "brat": "seeds",
}
EVERYTHING = [each.name for each in TABLES]
MENTIONS = ["quotations", "claims"]


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_our_own_formats_hold_everything(name, tmp_path):
    before = tables(*EVERYTHING)
    away_and_back(name, tmp_path / NAMES[name])
    assert tables(*EVERYTHING) == before
    assert len(before["quotations"]) == 213
    assert len(before["conflicts"]) == 31


@pytest.mark.parametrize("name", ["csv", "brat"])
def test_formats_of_several_files_travel_in_a_zip_too(name, tmp_path):
    before = tables(*MENTIONS)
    away_and_back(name, tmp_path / "seeds.zip")
    assert tables(*MENTIONS) == before


def test_w3c_holds_mentions_links_and_decisions_on_articles_that_are_there(tmp_path):
    held = [*MENTIONS, "links", "decisions"]
    before = tables(*held)
    away_and_back("w3c", tmp_path / NAMES["w3c"], articles=False)
    assert tables(*held) == before


@pytest.mark.parametrize("name", ["label-studio", "doccano", "brat"])
def test_annotation_tools_hold_texts_mentions_and_the_links_within_an_article(name, tmp_path):
    before, articles = tables(*MENTIONS), heads()
    within = {(link["left"], link["right"], link["relation"]) for link in table("links") if is_within(link)}
    away_and_back(name, tmp_path / NAMES[name])
    assert tables(*MENTIONS) == before
    assert heads() == articles
    assert {(link["left"], link["right"], link["suggested"]) for link in table("links")} == within
    assert len(within) == 82


@pytest.mark.parametrize("name", ["label-studio", "doccano", "brat"])
def test_words_behind_which_nobody_is_known_do_not_become_a_name(name, tmp_path):
    mention = Mention.objects.filter(speaker__isnull=False, speaker_start__isnull=False).first()
    Mention.objects.filter(pk=mention.pk).update(speaker=None)
    before = tables(*MENTIONS)
    away_and_back(name, tmp_path / NAMES[name])
    assert tables(*MENTIONS) == before


def heads():
    """Return what tools hold of articles, by their keys."""
    names = ["source", "title", "url", "authors", "published", "language", "text", "sha256"]
    return {row["key"]: {name: row[name] for name in names} for row in table("articles")}


def is_within(link):
    """Whether a link joins two mentions of one article."""
    return link["left"].partition("#")[0] == link["right"].partition("#")[0]


@pytest.mark.parametrize("name", READABLE)
def test_importing_what_is_there_changes_nothing(name, tmp_path):
    path = out(name, tmp_path / NAMES[name])
    before = tables(*EVERYTHING)
    report = back(name, path)
    assert tables(*EVERYTHING) == before
    assert report.changed == 0


@pytest.mark.parametrize("name", [name for name in READABLE if name != "w3c"])
def test_importing_twice_changes_nothing(name, tmp_path):
    away_and_back(name, tmp_path / NAMES[name])
    before = tables(*EVERYTHING)
    assert back(name, tmp_path / NAMES[name]).changed == 0
    assert tables(*EVERYTHING) == before


@pytest.mark.parametrize("name", ["label-studio", "doccano", "brat"])
def test_a_tools_work_can_be_taken_for_a_persons(name, tmp_path, django_user_model):
    path = out(name, tmp_path / NAMES[name])
    django_user_model.objects.create_user("anna")
    away_and_back(name, path, person="anna")
    assert {row["annotator"] for row in table("claims")} == {"anna"}
    assert {row["state"] for row in table("quotations")} == {"accepted", "rejected"}
    assert {row["person"] for row in table("decisions")} == {"anna"}
    assert Link.objects.decided().count() == 82
    assert back(name, path, person="anna").changed == 0


def test_a_speaker_known_by_another_name_is_not_made_twice(tmp_path):
    path = out("doccano", tmp_path / "seeds.jsonl")
    said = Speaker.objects.filter(mentions__isnull=False).distinct().count()
    away_and_back("doccano", path)
    assert Speaker.objects.count() <= said + Speaker.objects.filter(relayed__isnull=False).distinct().count()


def test_the_same_rows_give_the_same_bytes(tmp_path):
    for name in NAMES:
        one, other = tmp_path / "one", tmp_path / "other"
        out(name, one.with_suffix(".zip"))
        out(name, other.with_suffix(".zip"))
        assert one.with_suffix(".zip").read_bytes() == other.with_suffix(".zip").read_bytes()
