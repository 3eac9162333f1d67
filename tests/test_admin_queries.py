"""What each page of the admin costs the database: the same at two rows and at eight."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claimsdb.api.tokens import make_token
from claimsdb.claims.models import Claim
from claimsdb.desk.models import Proposal
from claimsdb.desk.versions import carry
from claimsdb.links.decide import decide
from claimsdb.links.models import Link
from tests.factories import make_article, make_claim, make_link, make_plan, make_quotation, make_speaker, make_user

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
    "claims_plan": 7,
    "desk_carrying": 6,
    "desk_proposal": 6,
    "claims_assignment": 6,
    "claims_engine": 12,
    "api_token": 8,  # and how many a person has, on its pages
    "links_link": 6,
    "links_decision": 6,
    "links_question": 8,  # and the numbers of its rows, in two
    "links_conflict": 6,
}
CHANGE_PAGES = {
    "corpus_source": 5,
    "corpus_article": 7,
    "claims_speaker": 11,
    "claims_measure": 5,
    "claims_mention": 14,
    "links_link": 9,
    "links_decision": 5,
    "links_question": 8,
}


def make_rows(person: User, number: int, hub: Claim | None = None) -> None:
    """Make this many rows of every model; all claims answer one question, that of ``hub``."""
    hub = hub or make_claim(mention={"speaker": make_speaker(merged_into=make_speaker())})
    for _ in range(number):
        decide(make_link(hub, make_claim(mention={"speaker": make_speaker()})), person, "conflict")
        quotations = [make_quotation(mention={"speaker": make_speaker()}) for _ in range(2)]
        decide(make_link(*quotations), person, "conflict")
        make_plan(person, make_user())
        Proposal.objects.create(left=make_speaker(), right=make_speaker(), score=0.5)
        carry(make_article("Nothing of it.", revises=make_claim().mention.article))
        make_speaker().aliases.create(name="Another name")
        make_token(person, "nightly")


@pytest.fixture
def reviewer(client):
    person = make_user("reviewer")
    client.force_login(person)
    return person


def queries(client, url):
    """Return the statements of one request, the caches of the process filled."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("model", LISTS)
def test_a_list_costs_the_same_at_any_number_of_rows_and_reads_no_text(client, reviewer, model):
    url = reverse(f"admin:{model}_changelist")
    make_rows(reviewer, 2)
    few = queries(client, url)
    make_rows(reviewer, 6)
    many = queries(client, url)
    assert len(few) == len(many) <= LISTS[model]
    assert not any('"corpus_article"."text"' in statement for statement in many)


def key_of(model, link):
    """Return the key of the row of a model that most hangs on."""
    return {
        "corpus_source": link.left.article.source_id,
        "corpus_article": link.left.article_id,
        "claims_speaker": link.left.speaker_id,
        "claims_measure": link.left.claim.measure_id,
        "claims_mention": link.left_id,
        "links_link": link.pk,
        "links_decision": link.decisions.get().pk,
        "links_question": link.left.claim.answer.question_id,
    }[model]


@pytest.mark.parametrize("model", CHANGE_PAGES)
def test_a_change_page_costs_the_same_at_any_number_of_rows(client, reviewer, model):
    hub = make_claim(mention={"speaker": make_speaker(merged_into=make_speaker())})
    make_rows(reviewer, 2, hub)
    url = reverse(f"admin:{model}_change", args=[key_of(model, Link.objects.earliest("pk"))])
    few = queries(client, url)
    make_rows(reviewer, 6, hub)
    assert len(few) == len(queries(client, url)) <= CHANGE_PAGES[model]
