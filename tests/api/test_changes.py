"""The change feed tells every change once, in an order that a follower misses nothing of."""

import threading
from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from claimsdb.api import changes
from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.review import set_state
from claimsdb.links.decide import decide
from tests.factories import make_claim, make_link, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db
FEED = "/api/v1/changes/"


@pytest.fixture
def at_once(monkeypatch):
    """Let the feed run up to this moment: no transaction of these tests is slow."""
    monkeypatch.setattr(changes, "horizon", timezone.now)


def follow(reader, url, pages=100):
    """Return all that the feed tells from here on, and where to go on."""
    told = []
    for _ in range(pages):
        page = reader.get(url).json()
        told += page["results"]
        url = page["next"]
        if not page["more"]:
            break
    return told, url


def test_a_decision_is_told_with_who_and_what(reader, at_once):
    person, link = make_user("reviewer"), make_link()
    decide(link, person, "conflict", note="Both cannot be.")
    told = [row for row in follow(reader, FEED)[0] if row["resource"] == "decision"]
    assert [
        (row["change"], row["person"]["display"], row["said"]["relation"], row["said"]["link"]) for row in told
    ] == [("decided", person.username, "conflict", link.pk)]


def test_additions_edits_and_deletions_are_told_in_their_order(reader, at_once):
    speaker = make_speaker("Anna")
    speaker.name = "Anna Petrosyan"
    speaker.save()
    key = speaker.pk
    speaker.delete()
    told = [(row["change"], row["said"]["name"]) for row in follow(reader, FEED)[0] if row["resource"] == "speaker"]
    assert told == [("added", "Anna"), ("edited", "Anna Petrosyan"), ("deleted", "Anna Petrosyan")]
    assert key


def test_a_follower_goes_on_where_it_was(reader, at_once):
    make_speaker("One")
    first, place = follow(reader, FEED)
    assert first
    assert follow(reader, place)[0] == []
    make_speaker("Two")
    assert [row["said"]["name"] for row in follow(reader, place)[0]] == ["Two"]


def test_rows_of_one_moment_are_told_once_whatever_the_length_of_a_page(reader, at_once):
    mentions = [make_quotation().mention for _ in range(3)]
    set_state(Mention.objects.all(), Mention.State.ACCEPTED, make_user())
    moment = timezone.now()
    for model in (Mention, Speaker):
        model.history.update(history_date=moment)
    whole = follow(reader, f"{FEED}?page_size=500")[0]
    single = follow(reader, f"{FEED}?page_size=1")[0]
    assert single == whole
    assert len(whole) >= len(mentions)


def test_what_is_younger_than_the_horizon_waits(reader):
    make_speaker()
    assert follow(reader, FEED)[0] == []
    Speaker.history.update(history_date=timezone.now() - timedelta(minutes=5))
    if connection.vendor == "sqlite":  # on PostgreSQL the test's own transaction is not another's
        assert len(follow(reader, FEED)[0]) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time.")
def test_a_slow_transaction_is_missed_by_nobody(reader, monkeypatch):
    monkeypatch.setattr(changes, "MARGIN", timedelta(0))
    written, read = threading.Event(), threading.Event()

    def slowly():
        with transaction.atomic():
            make_speaker("Slow")
            written.set()
            read.wait(30)
        connection.close()

    thread = threading.Thread(target=slowly)
    thread.start()
    assert written.wait(30)
    make_speaker("Quick")
    early, place = follow(reader, FEED)
    read.set()
    thread.join()
    late, _ = follow(reader, place)
    names = [row["said"]["name"] for row in (*early, *late) if row["resource"] == "speaker"]
    assert names == ["Slow", "Quick"]
    assert early == [], "what came later than an open transaction's beginning waits for it"


def test_somebody_elses_blind_work_is_not_told(reader, at_once):
    mention = make_claim().mention
    mention.private_to = make_user()
    mention.save()
    key = mention.pk
    assert key not in {row["id"] for row in follow(reader, FEED)[0] if row["resource"] in ("mention", "claim")}


def test_the_feed_costs_the_same_whatever_its_length(reader, at_once, django_assert_max_num_queries):
    make_claim()
    with django_assert_max_num_queries(12) as few:
        reader.get(FEED)
    for _ in range(5):
        make_claim(mention={"speaker": make_speaker()})
    with django_assert_max_num_queries(12) as many:
        reader.get(FEED)
    assert len(few) == len(many)


@pytest.mark.parametrize("written", ["", "x", "[]", '["2020-01-01",0,0]', '["2020-01-01T00:00:00Z",99,0]', "[1,2,3]"])
def test_a_cursor_that_was_made_up_is_refused(reader, written):
    response = reader.get(FEED, {"cursor": urlsafe_b64encode(written.encode()).decode() or "="})
    assert response.status_code == 400
    assert response.json()["errors"][0]["attr"] == "cursor"
