"""The action "Export…" on the lists of the admin."""

import csv
import io
import zipfile

import orjson
import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from claimsdb.claims.models import Mention
from claimsdb.corpus import admin_base
from claimsdb.exchange.admin import EXPORTED, Exports
from claimsdb.exchange.catalogue import FORMATS
from claimsdb.links.decide import decide
from claimsdb.links.models import Link
from tests.factories import make_article, make_claim, make_link, make_measure, make_quotation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def viewer(client):
    person = make_user("viewer")
    client.force_login(person)
    return person


def list_of(model, **query):
    """Return the address of a list."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist", query=query)


def export(client, url, rows, name, **more):
    """Return the answer to an export of these rows."""
    keys = [row.pk for row in rows]
    return client.post(url, {"action": "export", "_selected_action": keys, "index": 0, "format": name} | more)


def lines(response, kind):
    """Return the lines of a kind in a streamed export."""
    found = [orjson.loads(line) for line in response.getvalue().splitlines()]
    return [line for line in found if line["type"] == kind]


def test_every_list_of_what_can_be_exported_has_the_action():
    for model in EXPORTED:
        assert isinstance(admin.site._registry[model], Exports)


def test_it_asks_for_a_format_and_tells_what_each_holds(client, viewer):
    claims = [make_claim(), make_claim()]
    page = export(client, list_of(type(claims[0])), claims, "")
    assert page.status_code == 200
    text = page.content.decode()
    assert "2 claims chosen." in text
    assert all(f'value="{each.name}"' in text and escape(each.about) in text for each in FORMATS.values())
    assert text.count('name="_selected_action"') == 2


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("model", EXPORTED, ids=lambda model: model.__name__)
def test_each_list_is_exported_in_each_format(client, viewer, model, name):
    link, other = make_link(), make_link(make_quotation(), make_quotation())
    for each in (link, other):
        decide(each, make_user(), "conflict")
    response = export(client, list_of(model), model.objects.all(), name)
    assert response.status_code == 200
    assert response["Content-Type"] == FORMATS[name].media_type
    assert response["Content-Disposition"] == (
        f'attachment; filename="{model._meta.model_name}s-{name}.{FORMATS[name].ending}"'
    )
    assert response.getvalue()


def test_the_rows_ticked_are_written_and_no_other(client, viewer):
    chosen, other = make_claim(), make_claim()
    response = export(client, list_of(type(chosen)), [chosen], "jsonl")
    assert [line["article"].split("/")[0] for line in lines(response, "claim")] == [chosen.mention.article.source.slug]
    assert other.mention.article.source.slug not in response.getvalue().decode()


def test_all_rows_of_a_narrowed_list_are_written_whatever_their_number(client, viewer, monkeypatch):
    monkeypatch.setattr(Exports, "most_at_once", 1)
    monkeypatch.setattr(admin_base, "MOST_COUNTED", 2)
    deaths, area = make_measure("deaths"), make_measure("area")
    claims = [make_claim(measure=deaths) for _ in range(4)]
    make_claim(measure=area)
    url = list_of(type(claims[0]), measure__id__exact=deaths.pk)
    page = export(client, url, claims[:1], "", select_across="1")
    assert "4 claims chosen." in page.content.decode()
    response = export(client, url, claims[:1], "jsonl", select_across="1")
    assert len(lines(response, "claim")) == 4


def test_a_search_narrows_what_is_written(client, viewer):
    make_article(title="A war"), make_article(title="A truce")
    articles = type(make_article(title="Another truce")).objects
    response = export(client, list_of(articles.model, q="truce"), articles.all()[:1], "jsonl", select_across="1")
    assert {line["title"] for line in lines(response, "article")} == {"A truce", "Another truce"}


def test_what_is_anothers_own_is_not_written(client, viewer):
    anna, article = make_user("annotator"), make_article()
    make_quotation(article=article, mention={"private_to": anna, "annotator": anna})
    shared = make_quotation(article=article)
    response = export(client, list_of(type(article)), [article], "jsonl")
    (line,) = lines(response, "quotation")
    assert line["private_to"] is None
    assert Mention.objects.count() == 2
    assert shared.mention.article_id == article.pk


def test_csv_is_a_zip_of_tables(client, viewer):
    link = make_link()
    response = export(client, list_of(Link), [link], "csv")
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        (row,) = csv.DictReader(io.StringIO(archive.read("links.csv").decode()))
    assert row["suggested"] == "match"


def test_whoever_may_not_see_a_list_cannot_export_it(client):
    client.force_login(make_user(""))
    claim = make_claim()
    assert export(client, list_of(type(claim)), [claim], "jsonl").status_code == 403


def test_an_unknown_format_is_asked_for_again(client, viewer):
    claim = make_claim()
    assert b"which format?" in export(client, list_of(type(claim)), [claim], "docx").content


def test_asking_costs_the_same_at_any_number_of_rows(client, viewer):
    claims = [make_claim() for _ in range(2)]
    url = list_of(type(claims[0]))
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            export(client, url, claims[:1], "", select_across="1")
        counts.append(len(captured))
        claims += [make_claim() for _ in range(8)]
    assert counts[0] == counts[1]
