"""Rows out: in batches, each in a bounded number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claimsdb.claims.models import Claim
from claimsdb.exchange.catalogue import FORMATS
from claimsdb.exchange.exporting import export
from claimsdb.exchange.stored import keyed, reading
from claimsdb.exchange.stored.selection import everything, of
from claimsdb.links.decide import decide
from claimsdb.links.models import Link
from tests.factories import make_article, make_claim, make_link, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


def make_rows(number):
    """Make this many articles, each with a claim and a quotation, and links from each to the first."""
    person, hub = make_user(), make_claim()
    for _ in range(number):
        article = make_article()
        claim = make_claim(article=article, mention={"speaker": make_speaker()})
        make_quotation(article=article)
        decide(make_link(hub, claim), person, "conflict")


def queries(name):
    """Return how many queries an export takes."""
    with CaptureQueriesContext(connection) as captured:
        assert b"".join(export(name, everything()))
    return len(captured)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_asks_as_often_for_two_articles_as_for_twelve(name):
    make_rows(2)
    few = queries(name)
    make_rows(10)
    assert queries(name) == few <= 90


@pytest.mark.parametrize("name", FORMATS)
def test_smaller_batches_give_the_same_bytes(name, monkeypatch):
    make_rows(5)
    whole = b"".join(export(name, everything()))
    monkeypatch.setattr(reading, "ARTICLES", 2)
    monkeypatch.setattr(keyed.batches, "__defaults__", (2,))
    assert b"".join(export(name, everything())) == whole


def test_progress_ends_where_all_is_done():
    make_rows(3)
    told = []
    b"".join(export("jsonl", everything(), lambda done, total: told.append((done, total))))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] >= told[-1][1] > 0


def test_rows_that_come_during_an_export_are_left_to_the_next():
    make_rows(1)
    pieces = export("jsonl", everything())
    next(pieces)
    make_rows(1)
    assert b"".join(pieces).count(b'"type":"claim"') == 2


def test_only_the_claims_chosen_and_what_belongs_to_them_are_written():
    make_rows(2)
    chosen = Claim.objects.filter(mention__speaker__isnull=False).order_by("pk")[:1]
    text = b"".join(export("jsonl", of(Claim.objects.filter(pk__in=[chosen[0].pk])))).decode()
    counts = {kind: text.count(f'"type":"{kind}"') for kind in ("claim", "article", "speaker", "source", "link")}
    assert counts == {"claim": 1, "article": 1, "speaker": 1, "source": 1, "link": 0}


def test_chosen_links_bring_both_ends():
    make_rows(3)
    text = b"".join(export("jsonl", of(Link.objects.order_by("pk").filter(pk=Link.objects.earliest("pk").pk)))).decode()
    counts = {kind: text.count(f'"type":"{kind}"') for kind in ("claim", "article", "link", "decision", "question")}
    assert counts == {"claim": 2, "article": 2, "link": 1, "decision": 1, "question": 1}
