"""Rows are stored at once, as they are given."""

import pytest

from claimsdb.links.engine_models import ArticleKey
from claimsdb.links.models import MentionKey
from claimsdb.links.rows import insert
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db


def test_rows_are_stored_by_one_statement(django_assert_num_queries):
    mention = make_claim().mention
    with django_assert_num_queries(1):
        insert(MentionKey, ["mention", "key"], [(mention.pk, "a"), (mention.pk, "b'%s")])
    assert set(MentionKey.objects.values_list("mention", "key")) == {(mention.pk, "a"), (mention.pk, "b'%s")}


def test_numbers_are_stored_as_numbers():
    article = make_article()
    insert(ArticleKey, ["article", "key"], [(article.pk, 2**32)])
    assert ArticleKey.objects.get().key == 2**32


def test_without_rows_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert(ArticleKey, ["article", "key"], [])
