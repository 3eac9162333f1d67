"""What each page of the admin costs the database: the same at two rows and at ten."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Link, Question
from tests.factories import make_claim, make_link, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db

# Four of them are the session, its user and that user's permissions; then a bounded count, and the rows.
LISTS = {
    "corpus_source": 6,
    "corpus_article": 6,
    "claims_speaker": 7,
    "claims_measure": 6,
    "claims_mention": 6,
    "claims_claim": 6,
    "claims_quotation": 6,
    "links_link": 6,
    "links_decision": 6,
    "links_question": 6,
    "links_conflict": 6,
}
CHANGE_PAGES = {
    "corpus_source": 5,
    "corpus_article": 7,
    "claims_speaker": 8,
    "claims_measure": 5,
    "claims_mention": 12,
    "links_link": 9,
    "links_decision": 5,
    "links_question": 8,
    "links_conflict": 8,
}


def make_rows(person: User, number: int) -> None:
    """Make this many rows of every model; all claims answer one question."""
    hub = make_claim(mention={"speaker": make_speaker(merged_into=make_speaker())})
    for _ in range(number):
        decide(make_link(hub, make_claim(mention={"speaker": make_speaker()})), person, "conflict")
        quotations = [make_quotation(mention={"speaker": make_speaker()}) for _ in range(2)]
        decide(make_link(*quotations), person, "conflict")
        make_speaker().aliases.create(name="Another name")


@pytest.fixture
def reviewer(client):
    person = make_user("reviewer")
    client.force_login(person)
    return person


@pytest.mark.parametrize("number", [2, 10])
@pytest.mark.parametrize("model", LISTS)
def test_a_list_costs_the_same_at_any_number_of_rows(client, reviewer, django_assert_num_queries, model, number):
    make_rows(reviewer, number)
    url = reverse(f"admin:{model}_changelist")
    client.get(url)  # fills the cache of content types
    with django_assert_num_queries(LISTS[model]) as captured:
        assert client.get(url).status_code == 200
    assert not any('"corpus_article"."text"' in query["sql"] for query in captured)


@pytest.mark.parametrize("number", [2, 10])
@pytest.mark.parametrize("model", CHANGE_PAGES)
def test_a_change_page_costs_the_same_at_any_number_of_rows(client, reviewer, django_assert_num_queries, model, number):
    make_rows(reviewer, number)
    link = Link.objects.earliest("pk")
    keys = {
        "corpus_source": link.left.article.source_id,
        "corpus_article": link.left.article_id,
        "claims_speaker": link.left.speaker_id,
        "claims_measure": link.left.claim.measure_id,
        "claims_mention": link.left_id,
        "links_link": link.pk,
        "links_decision": link.decisions.get().pk,
        "links_question": Question.objects.get().pk,
        "links_conflict": Conflict.objects.get(question__isnull=False).pk,
    }
    url = reverse(f"admin:{model}_change", args=[keys[model]])
    client.get(url)
    with django_assert_num_queries(CHANGE_PAGES[model]):
        assert client.get(url).status_code == 200
