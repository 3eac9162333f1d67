"""Rows in part, and with relations whole."""

import pytest

from claimsdb.api.expanding import EXPANSIONS
from claimsdb.api.urls import RESOURCES
from tests.api.rows import make_one_of_each
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db

EVERY = [(resource, field) for resource, (name, _) in RESOURCES.items() for field in EXPANSIONS.get(name, {})]
RESOURCE_OF = {"mentions": "mentions", "merged_into": "speakers"}


def rows(reader, path, **asked):
    response = reader.get(f"/api/v1/{path}/", asked)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def test_only_the_named_fields_come(reader):
    make_claim()
    [row] = rows(reader, "claims", fields="id,exact,article.source.slug,measure")
    assert set(row) == {"id", "exact", "article", "measure"}
    assert set(row["article"]) == {"source"}
    assert set(row["article"]["source"]) == {"slug"}
    assert set(row["measure"]) == {"id", "url", "display", "slug"}


def test_a_name_alone_means_all_below_it(reader):
    make_claim()
    [row] = rows(reader, "claims", fields="article.published,article")
    assert set(row["article"]) == {"id", "url", "display", "source", "published"}


def test_a_detail_has_fields_too(reader):
    article = make_article()
    assert reader.get(f"/api/v1/articles/{article.pk}/?fields=text").json() == {"text": article.text}


@pytest.mark.parametrize(
    "fields", ["nothing", "article.text", "id.id", "id,,exact", ",", "id" * 200, "article.source.x"]
)
def test_fields_that_are_not_there_are_refused(reader, fields):
    make_claim()
    response = reader.get("/api/v1/claims/", {"fields": fields})
    assert response.status_code == 400
    assert {error["attr"] for error in response.json()["errors"]} == {"fields"}


@pytest.mark.parametrize(("resource", "field"), EVERY)
def test_an_expanded_relation_is_as_its_own_address_says(reader, resource, field):
    make_one_of_each()
    found = 0
    for row in rows(reader, resource, expand=field):
        for whole in row[field] if isinstance(row[field], list) else [row[field]]:
            if whole:
                found += 1
                alone = reader.get(whole["url"]).json()
                assert {key: alone[key] for key in whole} == whole
    assert found


@pytest.mark.parametrize(("resource", "field"), EVERY)
def test_an_expanded_list_costs_at_most_six_queries_whatever_its_length(
    reader, resource, field, django_assert_max_num_queries
):
    make_one_of_each()
    with django_assert_max_num_queries(6) as few:
        rows(reader, resource, expand=field)
    for _ in range(3):
        make_one_of_each()
    with django_assert_max_num_queries(6) as many:
        rows(reader, resource, expand=field)
    assert len(few) == len(many)


def test_articles_with_all_their_mentions_read_no_text(reader, django_assert_max_num_queries):
    made = make_one_of_each()
    with django_assert_max_num_queries(6) as asked:
        found = rows(reader, "articles", expand="mentions")
    assert {mention["id"] for row in found for mention in row["mentions"]} == {
        each.pk for each in (*made.quotations, *made.claims)
    }
    assert not any('"corpus_article"."text"' in query["sql"] for query in asked.captured_queries)


def test_somebody_elses_blind_work_is_in_no_expansion(reader):
    made = make_one_of_each()
    mention = made.claims[0].mention
    mention.private_to = made.person
    mention.save()
    found = rows(reader, "articles", expand="mentions")
    assert mention.pk not in {each["id"] for row in found for each in row["mentions"]}


def test_fields_lead_into_what_is_expanded(reader):
    make_claim()
    [row] = rows(reader, "claims", expand="article", fields="article.title")
    assert row == {"article": {"title": "A war"}}


def test_a_long_page_of_rows_that_bring_many_is_refused(reader):
    assert reader.get("/api/v1/articles/?expand=mentions&page_size=101").status_code == 400
    assert reader.get("/api/v1/articles/?expand=source&page_size=101").status_code == 200


@pytest.mark.parametrize("expand", ["text", "article.source", ",", "quotation"])
def test_what_cannot_be_expanded_is_refused(reader, expand):
    response = reader.get("/api/v1/claims/", {"expand": expand})
    assert response.status_code == 400
    assert {error["attr"] for error in response.json()["errors"]} == {"expand"}
