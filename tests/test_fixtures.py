"""The fixtures: made by their script, and loaded whole or not at all."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError

from claimsdb.claims.models import WORDS_AROUND, Mention
from claimsdb.corpus.ingest import ingest
from claimsdb.corpus.models import Article
from fixtures import make

ROOT = Path(__file__).parents[1]
FIXTURES = [str(ROOT / "fixtures" / name) for name in make.FIXTURES]
MODELS = [apps.get_model(model) for model in sorted({row["model"] for row in make.annotated_seeds() + make.measures()})]


def load():
    call_command("loaddata", *FIXTURES, verbosity=0)


def everything():
    return {model.__name__: sorted(model.objects.values_list()) for model in MODELS}


@pytest.mark.parametrize("name", make.FIXTURES)
def test_the_fixtures_are_what_their_script_makes(name):
    assert (ROOT / "fixtures" / name).read_text(encoding="utf-8") == make.as_json(make.FIXTURES[name]())


def test_the_script_keeps_as_many_words_around_a_mention_as_the_model():
    assert make.WORDS_AROUND == WORDS_AROUND


@pytest.mark.django_db
def test_loading_twice_changes_nothing():
    load()
    before = everything()
    load()
    assert everything() == before


@pytest.mark.django_db
def test_loading_after_an_ingest_adds_no_article():
    ingest([ROOT / "seeds"])
    columns = ("id", "source", "title", "url", "authors", "published", "language", "text", "sha256")
    before = list(Article.objects.values_list(*columns))
    load()
    assert list(Article.objects.values_list(*columns)) == before


@pytest.mark.django_db
def test_loading_after_an_extraction_that_stored_the_right_end_of_a_link_loads_nothing():
    ingest([ROOT / "seeds"])
    article = Article.objects.get(source__slug="unknown-004")
    start = article.text.index("30,000 dead")
    early = Mention(article=article, kind="claim", start=start, end=start + 6, origin="an engine")
    early.anchor()
    early.save()
    with pytest.raises(IntegrityError, match="link_left_before_right"):
        load()
    early.refresh_from_db()
    assert (Mention.objects.count(), early.origin) == (1, "an engine")


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("", None, None),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-10-18", "2020-10-18", "2020-10-18"),
        ("2020-11/2025-11", "2020-11-01", "2025-11-30"),
        ("1918/1921", "1918-01-01", "1921-12-31"),
        ("2020-09-27/2020-11-09", "2020-09-27", "2020-11-09"),
    ],
)
def test_a_time_of_the_gold_is_a_period(time, first, last):
    assert make.period(time) == (first, last)


def test_an_annotation_on_other_words_is_refused():
    seeds = make.Seeds(ROOT / "seeds")
    with pytest.raises(ValueError, match="x: other words stand at its place"):
        seeds.mention_key("claim", {"id": "x", "doc": "000", "start": 0, "end": 3, "exact": "Was"})
