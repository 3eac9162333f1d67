"""The front page: what waits, what is new, what is disagreed on, how far the corpus is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claimsdb.claims.assignments import Assignment, Plan
from claimsdb.desk.models import Carrying, Proposal
from claimsdb.front import counts
from claimsdb.front.models import Visit
from claimsdb.front.panels import panels
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict
from tests.factories import make_article, make_claim, make_link, make_plan, make_quotation, make_speaker, make_user
from tests.review.make import make_count, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return make_user("reviewer")


def make_case(*numbers):
    return make_question(*(make_count(number) for number in numbers or (24, 3000)), relation="conflict").conflict


def waiting(person):
    return {each.words: each.count for each in panels(person)["waiting"]}


def test_what_waits_for_a_reviewer_is_counted(reviewer):
    case = make_case()
    Conflict.objects.filter(pk=case.pk).update(assignee=reviewer)
    make_case()
    link = make_link()
    for relation in ("match", "different"):
        decide(link, make_user("annotator"), relation)
    make_link()
    Assignment.objects.create(plan=Plan.objects.create(article=make_article()), person=reviewer)
    make_plan(make_user(), make_user(), blind=True, state="finished")
    unknown = make_quotation().mention
    Carrying.objects.create(mention=unknown, article=make_article())
    Proposal.objects.create(left=make_speaker(), right=make_speaker(), score=0.5)
    assert waiting(reviewer) == {
        "articles assigned to you": 1,
        "articles to adjudicate": 1,
        "conflicts assigned to you": 1,
        "links on which people differ": 1,
        "suggested links to decide": 1,
        "quotations without a speaker": 1,
        "mentions to place in a new version": 1,
        "speakers that may be one": 1,
    }
    assert list(panels(reviewer)["mine"]) == [case]


def test_nothing_waits_for_those_who_may_only_look():
    assert panels(make_user("viewer"))["waiting"] == []


def test_nothing_is_shown_to_those_who_may_not_look(client):
    assert panels(make_user()) == {}
    client.force_login(make_user())
    assert b"Waits for you" not in client.get(reverse("admin:index")).content


def test_what_is_closed_waits_for_nobody(reviewer):
    case = make_case()
    Conflict.objects.filter(pk=case.pk).update(assignee=reviewer, state="dismissed")
    assert waiting(reviewer)["conflicts assigned to you"] == 0


def test_new_is_what_was_opened_since_the_visit_before(reviewer):
    old = make_case()
    Conflict.objects.filter(pk=old.pk).update(opened=timezone.now() - timedelta(days=3))
    Visit.objects.create(person=reviewer, seen=timezone.now() - timedelta(days=2))
    new = make_case()
    assert list(panels(reviewer)["new_conflicts"]) == [new]
    assert panels(reviewer)["new"] == 1  # looking again within the visit leaves it new


def test_the_most_disagreed_come_first(reviewer):
    near, far, nought = make_case(24, 30), make_case(24, 3000), make_case(0, 3)
    found = [each.conflict for each in panels(reviewer)["disagreed"]]
    assert found == [nought, far, near]


def test_quotations_are_new_but_have_no_figures_to_disagree_on(reviewer):
    decide(make_link(make_quotation(), make_quotation()), reviewer, "conflict")
    found = panels(reviewer)
    assert len(found["new_conflicts"]) == 1
    assert found["disagreed"] == []


def test_the_corpus_is_counted_and_its_reviewed_share(reviewer):
    make_claim()
    make_claim(mention={"state": "accepted"})
    found = panels(reviewer)
    assert [(words, number) for words, number, _ in found["glance"]][:2] == [("articles", "2"), ("mentions", "2")]
    assert found["review_share"]["percent"] == 50


def test_an_empty_store_has_an_empty_front_page(client, reviewer):
    client.force_login(reviewer)
    page = client.get(reverse("admin:index")).content.decode()
    assert "No question is in dispute." in page
    assert panels(reviewer)["review_share"] is None


def test_large_tables_are_told_about(monkeypatch, reviewer):
    monkeypatch.setattr(counts, "MOST_COUNTED", 1)
    assert counts.written(1, 1_234_567) == "about 1,230,000"
    assert counts.written(0, 1_234_567) == "0"


def test_the_page_costs_eight_queries_at_any_number_of_rows(client, reviewer):
    client.force_login(reviewer)
    for _ in range(6):
        make_case()
        Assignment.objects.create(plan=Plan.objects.create(article=make_article()), person=reviewer)
    client.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("admin:index"))
    assert len(captured) == 8 + 4  # the session, its user, and that user's permissions
    assert not any(each["sql"].startswith(("UPDATE", "INSERT")) for each in captured)
