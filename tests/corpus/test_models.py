"""What the database refuses of articles and sources."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from claimsdb.corpus.models import Article, digest
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def test_a_new_article_carries_the_digest_of_its_text():
    assert make_article("héllo").sha256 == digest("héllo")


def test_bulk_create_digests_too():
    source = make_source()
    [article] = Article.objects.bulk_create([Article(source=source, text="one")])
    assert article.sha256 == digest("one")


def test_the_text_of_an_article_never_changes():
    article = make_article("before")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(text="after")
    article.refresh_from_db()
    assert article.text == "before"


def test_a_title_may_change():
    article = make_article()
    article.title = "Another"
    article.save()
    assert Article.objects.get(pk=article.pk).title == "Another"


def test_one_source_prints_one_text_once():
    article = make_article("the same")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article("the same", source=article.source)


def test_two_sources_may_print_the_same_text():
    assert make_article("the same").sha256 == make_article("the same").sha256


def test_an_article_without_text_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article("")


@pytest.mark.parametrize("field", ["revises", "derived_from"])
def test_an_article_cannot_come_from_itself(field):
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**{field: article})


@pytest.mark.parametrize(("text", "what"), [("a\0b", "NUL"), ("a\ud800b", "surrogate")])
def test_text_that_json_or_postgresql_cannot_hold_is_refused(text, what):
    with pytest.raises(ValidationError, match=what):
        make_article(text)
