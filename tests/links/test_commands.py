"""``manage.py crossref`` and ``rebuild``, as a person runs them."""

import json

import pytest
from django.core.management import CommandError

from claimsdb.links.decide import decide
from claimsdb.links.models import Link
from tests.claims.test_commands import printed
from tests.factories import make_article, make_link, make_user

FIRST = "The 1988-1994 war over Karabakh claimed 30,000 lives and forced over one million to flee their homes."
SECOND = "Armenia and Azerbaijan fought a 1988-94 war over Karabakh. It claimed 30,000 lives, and over 1 million fled."


@pytest.fixture
def texts(tmp_path) -> str:
    path = tmp_path / "texts.jsonl"
    rows = [{"id": name, "text": text} for name, text in (("a", FIRST), ("b", SECOND))]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return str(path)


def test_texts_are_compared_without_a_database(texts):
    rows = [json.loads(line) for line in printed("crossref", file=texts).splitlines()]
    found = {
        (FIRST[row["left"]["start"] : row["left"]["end"]], SECOND[row["right"]["start"] : row["right"]["end"]])
        for row in rows
    }
    assert ("30,000", "30,000") in found
    assert all((row["left"]["id"], row["right"]["id"]) == ("a", "b") for row in rows)
    assert all((row["kind"], row["relation"]) == ("claim", "match") and row["reasons"] for row in rows)
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)


def test_a_higher_threshold_prints_no_more(texts):
    assert printed("crossref", file=texts, min_score=1.0) == ""


def test_a_threshold_without_a_file_is_refused():
    with pytest.raises(CommandError, match="--from"):
        printed("crossref", min_score=0.3)


def test_a_bad_line_is_named(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(CommandError, match="line 1"):
        printed("crossref", file=str(path))


@pytest.mark.django_db
def test_the_store_is_compared_from_text_to_links_and_only_once():
    make_article(FIRST), make_article(SECOND)
    printed("extract")
    assert "Looked at" in printed("crossref")
    before = list(Link.objects.values())
    assert before
    assert "0 new or changed mentions" in printed("crossref")
    assert list(Link.objects.values()) == before


@pytest.mark.django_db
def test_the_database_and_the_file_give_the_same_suggestions(texts):
    articles = {make_article(text, title="").pk: name for name, text in (("a", FIRST), ("b", SECOND))}
    printed("extract")
    printed("crossref")
    stored = {
        (link.left.exact, articles[link.right.article_id], link.right.start, link.suggested, round(link.score, 4))
        for link in Link.objects.with_mentions()
    }
    rows = [json.loads(line) for line in printed("crossref", file=texts).splitlines()]
    assert stored == {
        (FIRST[left["start"] : left["end"]], right["id"], right["start"], row["relation"], row["score"])
        for row in rows
        for left, right in [(row["left"], row["right"])]
    }


@pytest.mark.django_db
def test_a_rebuild_says_what_stands():
    decide(make_link(), make_user("annotator"), "conflict")
    assert printed("rebuild") == "1 questions, 1 conflicts.\n"
