"""The figures of agreement, from the rows that people made."""

import csv
import io

import pytest
from django.urls import reverse

from claimsdb.desk.agreement import agreement, finished_plans
from claimsdb.links.decide import decide
from tests.factories import make_article, make_claim, make_link, make_plan, make_user

pytestmark = pytest.mark.django_db


def annotated(ann, bob, values, state="finished"):
    """Return an article on which two marked the same words, each with their value."""
    article = make_article()
    for person, value in zip((ann, bob), values, strict=True):
        own = {"private_to": person, "state": "accepted"}
        make_claim(article=article, value=value, low=None, base_value=value, mention=own)
    return make_plan(ann, bob, article=article, blind=True, state=state)


@pytest.fixture
def people():
    return make_user("annotator", username="ann"), make_user("annotator", username="bob")


def figure(figures, name):
    return next((row["same"], row["of"], row["value"]) for row in figures.rows if row["figure"] == name)


def test_figures_are_of_pairs_and_of_articles(people):
    first, second = annotated(*people, (100, 100)), annotated(*people, (100, 200))
    pair, *articles = agreement(finished_plans())
    assert (pair.one, pair.other, pair.article) == ("ann", "bob", None)
    assert figure(pair, "numbers, within 5 %") == (1, 2, 0.5)
    assert figure(pair, "spans, exact") == (2, 2, 1.0)
    assert [each.article for each in articles] == [second.article_id, first.article_id]
    assert figure(articles[0], "numbers, within 5 %") == (0, 1, 0)


def test_what_is_not_done_by_both_has_no_figures(people):
    annotated(*people, (1, 1), state="in_progress")
    assert agreement(finished_plans()) == []


def test_relations_are_of_the_links_that_both_decided(people):
    link, other = make_link(), make_link()
    for person, relations in zip(people, (["match", "update"], ["match", "conflict"]), strict=True):
        for each, relation in zip((link, other), relations, strict=True):
            decide(each, person, relation)
    [pair] = agreement(finished_plans())
    # Values: match 2, update 1, conflict 1; expected disagreement 1 - 2 / (4 * 3) = 10/12; observed 1/2.
    assert figure(pair, "relations") == (1, 2, pytest.approx(1 - 0.5 / (10 / 12)))


@pytest.mark.parametrize("number", [1, 5])
def test_the_queries_are_as_many_for_many_articles(people, django_assert_num_queries, number):
    for _ in range(number):
        annotated(*people, (1, 2))
    with django_assert_num_queries(4):
        assert len(agreement(finished_plans())) == 1 + number


def test_the_page_the_csv_and_the_json_tell_the_same(client, people):
    annotated(*people, (100, 104))
    client.force_login(make_user("reviewer"))
    assert "numbers, within 5 %" in client.get(reverse("admin:claims_plan_agreement")).text
    lines = client.get(reverse("admin:claims_plan_agreementjson")).json()["figures"]
    table = list(csv.DictReader(io.StringIO(client.get(reverse("admin:claims_plan_agreementcsv")).text)))
    assert [line["figure"] for line in table] == [line["figure"] for line in lines]
    assert [line["value"] for line in lines if line["figure"] == "numbers, within 5 %"] == [1.0, 1.0]


def test_a_title_is_no_formula_in_a_spreadsheet(client, people):
    plan = annotated(*people, (1, 1))
    type(plan.article).objects.filter(pk=plan.article_id).update(title="=1+1")
    client.force_login(make_user("reviewer"))
    assert "'=1+1" in client.get(reverse("admin:claims_plan_agreementcsv")).text


@pytest.mark.parametrize("page", ["agreement", "agreementcsv", "agreementjson"])
def test_annotators_do_not_see_who_agrees_with_whom(client, page):
    client.force_login(make_user("annotator"))
    assert client.get(reverse(f"admin:claims_plan_{page}")).status_code == 403
