"""Each order goes through every row once, both ways, and an index holds it."""

from datetime import date

import pytest
from django.db import connection

from claimsdb.api.ordering import ORDERS
from claimsdb.api.urls import RESOURCES
from claimsdb.claims.models import Claim
from claimsdb.corpus.models import Article
from claimsdb.links.models import Answer, Link, Question
from tests.api.rows import make_one_of_each
from tests.factories import make_article, make_claim, make_link, make_source

pytestmark = pytest.mark.django_db

EVERY = [(resource, order.name) for resource, (name, _) in RESOURCES.items() for order in ORDERS[name]]


def walk(reader, url, way):
    """Return the ids of all pages from here on."""
    ids = []
    while url:
        page = reader.get(url).json()
        ids += [row["id"] for row in page["results"]]
        url = page[way]
    return ids


@pytest.mark.parametrize(("resource", "name"), EVERY)
def test_an_order_holds_every_row_once_and_its_reverse_is_the_reverse(reader, resource, name):
    for _ in range(3):
        make_one_of_each()
    up = walk(reader, f"/api/v1/{resource}/?ordering={name}&page_size=2", "next")
    down = walk(reader, f"/api/v1/{resource}/?ordering=-{name}&page_size=2", "next")
    assert len(up) == len(set(up)) >= 3
    assert down == up[::-1]


def test_the_undated_come_before_all(reader):
    days = [None, date(2020, 1, 1), None, date(1988, 2, 20)]
    articles = [make_article(f"Text {n}.", published=day) for n, day in enumerate(days)]
    assert walk(reader, "/api/v1/articles/?ordering=published&page_size=1", "next") == [
        articles[0].pk, articles[2].pk, articles[3].pk, articles[1].pk
    ]  # fmt: skip


def test_links_of_people_come_below_all_scores(reader):
    people, engine = make_link(score=None, suggested=""), make_link(score=0.1)
    assert walk(reader, "/api/v1/links/?ordering=-score&page_size=1", "next") == [engine.pk, people.pk]


def test_the_way_back_through_an_order_is_the_way_there(reader):
    for letter in "cabed":
        make_source(name=letter)
    url = "/api/v1/sources/?ordering=name&page_size=2"
    while following := reader.get(url).json()["next"]:
        url = following
    back = [row["name"] for row in reader.get(reader.get(url).json()["previous"]).json()["results"]]
    assert back == ["c", "d"]


def test_an_order_that_the_list_has_not_is_refused(reader):
    response = reader.get("/api/v1/sources/?ordering=country")
    assert response.status_code == 400
    assert "Choose one of -id, id" in response.json()["errors"][0]["detail"]


def test_a_cursor_of_another_order_is_refused(reader):
    for _ in range(3):
        make_source()
    following = reader.get("/api/v1/sources/?ordering=name&page_size=1").json()["next"]
    assert reader.get(following.replace("ordering=name", "ordering=changed")).status_code == 400


def test_claims_go_by_their_value_or_the_bound_that_they_have(reader):
    numbers = [{"base_value": 5}, {"base_low": 3, "base_value": None}, {"base_high": 4, "base_value": None}]
    five, three, four = (make_claim(**number).pk for number in numbers)
    assert walk(reader, "/api/v1/claims/?ordering=-value&page_size=1", "next") == [five, four, three]


def make_question_of(*figures):
    question = Question.objects.create(text="How many?")
    for figure in figures:
        Answer.objects.create(question=question, claim=make_claim(base_value=figure))
    return question.pk


def test_questions_go_by_how_far_their_claims_lie_apart(reader):
    agreed, apart, near, alone = (make_question_of(*of) for of in ((7, 7), (10, 10_000), (90, 100), (0,)))
    found = walk(reader, "/api/v1/questions/?ordering=-spread&page_size=1", "next")
    assert found == [apart, near, alone, agreed]


def test_questions_go_by_how_many_claims_answer_them(reader):
    two, three, one = (make_question_of(*of) for of in ((1, 2), (1, 2, 3), (1,)))
    assert walk(reader, "/api/v1/questions/?ordering=-claims&page_size=1", "next") == [three, two, one]


@pytest.mark.parametrize(("model", "name"), [(Article, "published"), (Link, "score"), (Claim, "value")])
def test_an_index_holds_an_order_over_nullable_values(model, name):
    order = next(order for order in ORDERS[model._meta.model_name] if order.name == name)
    rows = model.objects.annotate(_place=order.by()).order_by("-_place", "-pk").values("pk")[:5]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows.explain()
    assert f"{model._meta.model_name}_{name}" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
