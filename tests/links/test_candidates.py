"""Candidates come from the keys' index, the newest of each key, however many share it."""

import pytest
from django.db import connection

from claimsdb.claims.models import Mention
from claimsdb.links import candidates
from claimsdb.links.candidates import MOST, asked, holders, likeliest, statement
from claimsdb.links.models import MentionKey
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db


def keyed(key, words="At least 4,000", article=None, **fields):
    """Return a mention with this key."""
    mention = make_claim(words, article, mention=fields).mention
    MentionKey.objects.create(mention=mention, key=key)
    return mention


def candidates_of(article):
    """Return an article's candidates by its stored keys."""
    keys = {}
    for mention, key in MentionKey.objects.filter(mention__article=article).values_list("mention", "key"):
        keys.setdefault(mention, []).append(key)
    return candidates.candidates_of(article, keys)


def test_an_article_without_keys_has_no_candidates():
    keyed("a")
    assert candidates_of(make_article().pk).pairs == []


def test_mentions_of_one_article_are_no_candidates():
    one = keyed("a")
    keyed("a", "people", one.article)
    assert candidates_of(one.article_id).pairs == []


def test_a_rejected_mention_is_no_candidate():
    keyed("a", state="rejected")
    assert candidates_of(keyed("a").article_id).pairs == []


def test_mentions_of_two_articles_that_share_a_key_are_candidates_once():
    one, other = keyed("a"), keyed("a")
    for mention in (one, other):
        MentionKey.objects.create(mention=mention, key="b")
    keyed("c")
    assert candidates_of(other.article_id).pairs == [(other.pk, one.pk)]


def test_of_a_crowded_key_the_newest_are_taken_and_the_rest_is_counted(monkeypatch):
    monkeypatch.setattr("claimsdb.links.candidates.CAP", 2)
    mentions = [keyed("a") for _ in range(5)]
    MentionKey.objects.bulk_create(MentionKey(mention=mention, key="b") for mention in mentions)
    found = candidates_of(mentions[-1].article_id)
    assert [other for _, other in found.pairs] == [mention.pk for mention in mentions[2:4]]
    assert found.left_out == 4


def test_a_crowd_is_counted_no_further_than_need_be(monkeypatch):
    monkeypatch.setattr("claimsdb.links.candidates.COUNTED", 3)
    for _ in range(5):
        keyed("a")
    assert holders(["a", "b"]) == {"a": 3, "b": 0}


def test_the_number_of_statements_is_the_same_whatever_is_crowded(monkeypatch, django_assert_num_queries):
    last = [keyed("a") for _ in range(6)][-1]
    for key in ("b", "c"):
        MentionKey.objects.bulk_create(MentionKey(mention=row, key=key) for row in Mention.objects.all())
    with django_assert_num_queries(2):
        candidates_of(last.article_id)
    monkeypatch.setattr("claimsdb.links.candidates.CAP", 2)
    with django_assert_num_queries(3):
        candidates_of(last.article_id)


def plan(article, *, analysed=True):
    """Return how the database would find the candidates of an article."""
    explain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        if analysed:
            cursor.execute("ANALYZE")
        cursor.execute(explain + statement(), asked(article, ["7", "8"], 51))
        return "\n".join(str(row[-1]) for row in cursor.fetchall()) + "\n"


def reads_through(found):
    """Say whether a plan reads the table of keys from one end to the other, or finds its rows by another index."""
    scans = (f"Seq Scan on {MentionKey._meta.db_table}", "SCAN other\n")
    return any(scan in found for scan in scans) or "mentionkey_key" not in found


def many(number, *, sharing=""):
    """Make so many mentions, each of an article with nine others and with twenty keys, one of them shared by all."""
    mentions = []
    for _ in range(number // 10):
        article = make_article("x" * 40)
        mentions += [
            Mention(article=article, kind="claim", start=at, end=at + 1, exact="x", origin="test") for at in range(10)
        ]
    Mention.objects.bulk_create(mentions)
    keys = [MentionKey(mention=each, key=f"{each.pk}|{at}") for each in mentions for at in range(19)]
    MentionKey.objects.bulk_create(
        [*keys, *(MentionKey(mention=each, key=sharing or f"{each.pk}") for each in mentions)]
    )


def test_the_plan_stays_where_what_was_learnt_of_the_keys_is_long_out_of_date():
    for _ in range(100):
        keyed("the one key that there is")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    many(600)
    assert not reads_through(plan(keyed("7").article_id, analysed=False))


@pytest.mark.parametrize("analysed", [True, False], ids=["analysed", "never analysed"])
@pytest.mark.parametrize("sharing", ["", "7"], ids=["rare keys", "a key that all share"])
def test_the_plan_walks_the_index_of_keys_whatever_the_store_holds(sharing, analysed):
    many(600, sharing=sharing)
    assert not reads_through(plan(keyed("7").article_id, analysed=analysed))


def test_without_its_index_the_plan_would_read_the_table_through():
    many(600)
    article = keyed("7").article_id
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX mentionkey_key")
    assert reads_through(plan(article))


def test_a_rarer_key_counts_for_more():
    assert likeliest({"rare": [9], "common": [9]}, {"rare": [1], "common": [2, 3, 4]})[0] == (9, 1)


def test_a_mention_is_compared_with_so_many():
    assert len(likeliest({"a": [9]}, {"a": list(range(100, 100 + 2 * MOST))})) == MOST
