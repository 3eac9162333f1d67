"""Lists of the API in the formats of exchange."""

import csv
import io
import zipfile

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claimsdb.api.renderers import RENDERERS, renderers_of, tables_of
from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each
from tests.factories import make_article, make_claim, make_quotation, make_user

pytestmark = pytest.mark.django_db

LISTS = [
    (resource, renderer.format)
    for resource, (_, viewset, *_) in RESOURCES.items()
    if getattr(viewset, "queryset", None) is not None
    for renderer in renderers_of(viewset.queryset.model)
]


def ask(reader, resource, name, **parameters):
    """Return the answer to a list in a format."""
    return reader.get(f"/api/v1/{resource}/", {"format": name} | parameters)


@pytest.mark.parametrize(("resource", "name"), LISTS)
def test_each_list_is_had_in_its_formats(reader, resource, name):
    make_one_of_each()
    response = ask(reader, resource, name)
    assert response.status_code == 200
    assert response.content
    media_type = next(each.media_type for each in RENDERERS if each.format == name)
    assert response["Content-Type"].startswith(media_type)


@pytest.mark.parametrize(("resource", "name"), LISTS)
def test_a_format_costs_the_same_at_any_number_of_rows(reader, resource, name):
    counts = []
    for _ in range(2):
        make_one_of_each()
        make_one_of_each()
        ask(reader, resource, name)
        with CaptureQueriesContext(connection) as captured:
            ask(reader, resource, name)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 80


def test_a_list_of_claims_as_csv_is_their_table(reader):
    made = make_one_of_each()
    response = ask(reader, "claims", "csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert {row["measure"] for row in rows} == {made.claims[0].measure.slug}
    assert [row["value"] for row in rows] == ["4000", "4000"]


def test_filters_and_pages_hold_in_every_format(reader):
    made = make_one_of_each()
    make_one_of_each()
    response = ask(reader, "claims", "jsonl", measure=made.claims[0].measure.slug, page_size=1)
    (line,) = response.content.splitlines()
    assert orjson.loads(line)["measure"] == made.claims[0].measure.slug
    assert 'rel="next"' in response["Link"]
    following = response["Link"].partition("<")[2].partition(">")[0]
    assert orjson.loads(reader.get(following).content)["key"] != orjson.loads(line)["key"]


def test_a_page_of_annotations_names_those_beside_it(reader):
    make_one_of_each()
    page = ask(reader, "mentions", "w3c", page_size=2).json()
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["id"] == "http://testserver/api/v1/mentions/"
    assert [item["motivation"] for item in page["items"]].count("describing") == 2
    following = reader.get(page["next"]).json()
    assert following["prev"]
    assert {item["id"] for item in page["items"]} & {item["id"] for item in following["items"]} == set()


def test_decisions_are_those_of_the_list_alone(reader):
    made = make_one_of_each()
    lines = ask(reader, "decisions", "jsonl", person_id=made.person.pk).content.splitlines()
    assert [orjson.loads(line)["note"] for line in lines] == ["Sure."]
    assert ask(reader, "decisions", "jsonl", person_id=make_user().pk).content == b""


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/x-ndjson", "application/x-ndjson"),
        ("text/csv", "text/csv; charset=utf-8; header=present"),
        ('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', "application/ld+json; profile="),
        ("application/ld+json", "application/ld+json; profile="),
        ("application/vnd.doccano+jsonl", "application/vnd.doccano+jsonl"),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
    ],
)
def test_accept_tells_the_format_too(reader, accept, media_type):
    make_one_of_each()
    response = reader.get("/api/v1/claims/", headers={"accept": accept})
    assert response["Content-Type"].startswith(media_type)


def test_a_format_that_a_list_does_not_have_is_an_error_that_names_those_it_has(reader):
    response = ask(reader, "mentions", "csv")
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["attr"] == "format"
    assert error["detail"] == "Choose one of json, jsonl, schema-org, w3c, label-studio, doccano, brat."


def test_an_error_is_json_in_every_format(reader):
    response = ask(reader, "claims", "csv", mesure="deaths")
    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    assert response.json()["errors"][0]["attr"] == "mesure"


def test_a_detail_has_no_formats(reader):
    made = make_one_of_each()
    response = reader.get(f"/api/v1/claims/{made.claims[0].pk}/?format=csv")
    assert (response.status_code, response.json()["errors"][0]["attr"]) == (400, "format")


def test_articles_come_with_their_texts_as_tasks_of_a_tool(reader):
    article = make_article()
    make_claim(article=article)
    (task,) = ask(reader, "articles", "label-studio").json()
    assert task["data"]["text"] == article.text
    with zipfile.ZipFile(io.BytesIO(ask(reader, "articles", "brat").content)) as archive:
        assert [name for name in archive.namelist() if name.endswith(".txt")] == [
            f"000001-{article.source.slug}.txt",
        ]


def test_what_is_anothers_own_is_in_no_format(reader):
    anna, article = make_user("annotator"), make_article()
    make_quotation(article=article, mention={"private_to": anna, "annotator": anna})
    for name in ("jsonl", "w3c", "doccano"):
        resource = "mentions" if name == "jsonl" else "articles"
        assert b"We lost many" not in ask(reader, resource, name).content.replace(article.text.encode(), b"")


def test_every_model_of_a_list_has_its_table():
    for _, viewset, *_ in RESOURCES.values():
        if getattr(viewset, "queryset", None) is not None:
            assert tables_of(viewset.queryset.model)


@pytest.mark.parametrize(("name", "media_type"), [("jsonl", "application/x-ndjson"), ("doccano", "application/vnd")])
def test_a_page_without_rows_says_what_it_is(reader, name, media_type):
    response = reader.get("/api/v1/articles/", {"format": name})
    assert response.content == b""
    assert response["Content-Type"].startswith(media_type)
