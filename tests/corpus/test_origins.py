"""Whose words an article's are in the end."""

import pytest

from claimsdb.corpus.models import Article
from claimsdb.corpus.origins import origins_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_an_article_without_a_source_of_its_words_is_its_own_origin():
    article = make_article()
    assert origins_of([article.pk]) == {article.pk: article.pk}


def test_a_copy_of_a_copy_comes_from_the_first():
    first = make_article()
    second = make_article(derived_from=first)
    third = make_article(derived_from=second)
    assert origins_of([third.pk, first.pk]) == {third.pk: first.pk, first.pk: first.pk}


def test_copies_of_one_another_are_one_origin():
    one = make_article()
    two = make_article(derived_from=one)
    three = make_article(derived_from=two)
    Article.objects.filter(pk=one.pk).update(derived_from=two)
    assert set(origins_of([one.pk, two.pk, three.pk]).values()) == {one.pk}


def test_it_costs_a_query_a_step(django_assert_num_queries):
    first = make_article()
    copies = [make_article(derived_from=first) for _ in range(3)]
    with django_assert_num_queries(2):
        origins_of(copy.pk for copy in copies)
