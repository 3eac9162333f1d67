"""Tests for ``claimsdb.desk.page`` and the ways to it."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_article, make_claim, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


def page_of(client, article):
    response = client.get(reverse("admin:corpus_article_desk", args=[article.pk]))
    assert response.status_code == 200
    return response.content.decode()


def state_of(page):
    return json.loads(re.search(r'<script id="desk-state" type="application/json">(.*?)</script>', page)[1])


def test_the_page_carries_the_text_code_point_for_code_point(client, person):
    text = "😀 e\u0301\r\n</script><b>\u200b\u202eبسم\tend \n"
    assert state_of(page_of(client, make_article(text)))["text"] == text


def test_markup_in_an_article_stays_text(client, person):
    page = page_of(client, make_article("</script><script>alert(1)</script>", title="<i>War</i>"))
    assert "alert(1)</script>" not in page
    assert "<i>War" not in page


def test_mentions_come_in_the_order_of_the_text(client, person):
    article = make_article()
    inner, outer = make_claim("4,000", article), make_quotation("At least 4,000 people", article)
    assert [row["id"] for row in state_of(page_of(client, article))["mentions"]] == [outer.pk, inner.pk]


def test_a_viewer_may_look_and_is_offered_nothing_else(client):
    client.force_login(make_user("viewer"))
    page = page_of(client, make_article())
    assert not any(state_of(page)["may"].values())
    assert 'id="save"' not in page


def test_the_page_costs_the_same_at_any_number_of_mentions(client, person):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            page_of(client, article)
        return len(captured)

    article = make_article()
    make_claim("4,000", article, mention={"speaker": make_speaker()})
    queries()
    few = queries()
    for words in ("people", "died", "the war", "officials"):
        make_quotation(words, article, mention={"speaker": make_speaker(merged_into=make_speaker())})
    assert queries() == few <= 8


def test_the_article_and_its_row_in_the_list_lead_to_the_desk(client, person):
    article = make_article()
    desk = reverse("admin:corpus_article_desk", args=[article.pk])
    for url in (
        reverse("admin:corpus_article_changelist"),
        reverse("admin:corpus_article_change", args=[article.pk]),
    ):
        assert f'href="{desk}"' in client.get(url).content.decode()


def test_a_key_that_is_none_is_not_found(client, person):
    for key in (10**6, 10**30):
        assert client.get(f"/admin/corpus/article/{key}/desk/").status_code == 404
