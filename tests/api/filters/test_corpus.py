"""Each filter of sources and articles keeps the row it is for and drops the other."""

from datetime import date

import pytest

from claimsdb.api.filters.corpus import ArticleFilters, SourceFilters
from claimsdb.corpus.models import Article, digest
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db

# Filter: how to make the row it keeps, and what to ask for.
SOURCES = {
    "slug": (lambda: make_source(slug="the-times"), "the-times"),
    "name": (lambda: make_source(name="The Times of Yerevan"), "times OF"),
    "kind": (lambda: make_source(kind="agency"), "agency"),
    "country": (lambda: make_source(country="AM"), "am"),
    "updated_since": (make_source, lambda source: source.changed.isoformat()),
}
ARTICLES = {
    "source": (lambda: make_article(source=make_source(slug="the-times")), "the-times"),
    "source_id": (make_article, lambda article: article.source_id),
    "title": (lambda: make_article(title="After the War"), "the war"),
    "original_url": (lambda: make_article(url="https://example.org/1?a=b"), "https://example.org/1?a=b"),
    "language": (lambda: make_article(language="hy"), "hy"),
    "sha256": (lambda: make_article("Other words."), digest("Other words.")),
    "published_after": (lambda: make_article(published=date(2020, 11, 9)), "2020-11-09"),
    "published_before": (lambda: make_article(published=date(2020, 11, 9)), "2020-11-09"),
    "added_after": (make_article, lambda article: article.added.isoformat()),
    "added_before": (lambda: added(make_article(), "2001-01-01T00:00:00Z"), "2001-01-01T00:00:00Z"),
    "revises_id": (lambda: make_article(revises=Article.objects.first()), lambda article: article.revises_id),
    "derived_from_id": (
        lambda: make_article(derived_from=Article.objects.first()),
        lambda article: article.derived_from_id,
    ),
    "extracted_by": (lambda: make_article(extracted_by="rules 1"), "rules 1"),
    "country": (lambda: make_article(source=make_source(country="AM")), "am"),
    "search": (lambda: make_article("Fifty tanks burned."), '"FIFTY tanks"'),
    "updated_since": (make_article, lambda article: article.changed.isoformat()),
}


def added(article, time):
    """Set back when an article was added."""
    Article.objects.filter(pk=article.pk).update(added=time)
    return article


@pytest.mark.parametrize("name", SOURCES)
def test_a_filter_of_sources_keeps_its_own(ids, name):
    make_source()
    make, value = SOURCES[name]
    kept = make()
    assert ids("sources", **{name: value(kept) if callable(value) else value}) == {kept.pk}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_filter_of_articles_keeps_its_own(ids, name):
    make_article(title="Elsewhere")
    make, value = ARTICLES[name]
    kept = make()
    assert ids("articles", **{name: value(kept) if callable(value) else value}) == {kept.pk}


def test_every_filter_has_its_case():
    assert set(SOURCES) == set(SourceFilters.base_filters)
    assert set(ARTICLES) == set(ArticleFilters.base_filters)


def test_both_ends_of_published_are_included(ids):
    article = make_article(published=date(2020, 11, 9))
    make_article(published=date(2020, 11, 8))
    make_article(published=date(2020, 11, 10))
    assert ids("articles", published_after="2020-11-09", published_before="2020-11-09") == {article.pk}
