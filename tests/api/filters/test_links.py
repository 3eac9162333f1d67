"""Each filter of links, decisions, questions and conflicts keeps the row it is for and drops the other."""

from datetime import UTC, datetime

import pytest

from claimsdb.api.filters.links import ConflictFilters, DecisionFilters, LinkFilters, QuestionFilters
from claimsdb.links.models import Answer, Conflict, Decision, Link, Question
from tests.factories import (
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_source,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


def set_back(row, field):
    """Set a time of a row back by years."""
    type(row).objects.filter(pk=row.pk).update(**{field: LONG_AGO})
    return row


def decide(link=None, relation="match", **fields):
    """Return a decision on a link."""
    person = fields.pop("person", None) or make_user()
    return Decision.objects.create(link=link or make_link(), person=person, relation=relation, **fields)


def decided(**fields):
    """Return a link that a person has decided."""
    return decide(**fields).link


def open_case(**fields):
    """Return a conflict of a question."""
    return Conflict.objects.create(**{"question": Question.objects.create()} | fields)


# Filter: how to make the row it keeps, and what to ask for.
LINKS = {
    "suggested": (lambda: make_link(suggested="update"), "update"),
    "relation": (lambda: make_link(state="decided", relation="conflict"), "conflict"),
    "state": (lambda: make_link(state="disputed"), "disputed"),
    "score_min": (lambda: make_link(score=0.95), "0.95"),
    "score_max": (lambda: make_link(score=0.5), "0.5"),
    "engine": (lambda: make_link(engine="matcher 1"), "matcher 1"),
    "kind": (lambda: make_link(make_quotation(), make_quotation()), "quotation"),
    "mention_id": (make_link, lambda link: link.right_id),
    "article_id": (make_link, lambda link: link.right.article_id),
    "source": (
        lambda: make_link(make_claim(article=make_article(source=make_source(slug="the-times")))),
        "the-times",
    ),
    "measure": (lambda: make_link(make_claim(measure=make_measure("area"))), "area"),
    "speaker": (lambda: make_link(make_claim(mention={"speaker": make_speaker("Erdoğan")})), "erdogan"),
    "speaker_id": (
        lambda: make_link(make_claim(mention={"speaker": make_speaker("Anna")})),
        lambda link: link.left.speaker_id,
    ),
    "decided_by_id": (decided, lambda link: link.decisions.get().person_id),
    "added_after": (make_link, lambda link: link.added.isoformat()),
    "added_before": (lambda: set_back(make_link(), "added"), LONG_AGO.isoformat()),
    "disputed": (lambda: make_link(state="disputed"), "true"),
    "country": (lambda: make_link(make_claim(article=make_article(source=make_source(country="AM")))), "am"),
    "search": (lambda: make_link(make_claim("Fifty tanks", make_article("Fifty tanks burned."))), '"FIFTY tanks"'),
    "updated_since": (make_link, lambda link: link.changed.isoformat()),
}
DECISIONS = {
    "link_id": (decide, lambda decision: decision.link_id),
    "person_id": (decide, lambda decision: decision.person_id),
    "relation": (lambda: decide(relation="different"), "different"),
    "settles": (lambda: decide(settles=True), "true"),
    "time_after": (decide, lambda decision: decision.time.isoformat()),
    "updated_since": (decide, lambda decision: decision.time.isoformat()),
}
QUESTIONS = {
    "measure": (lambda: Question.objects.create(measure=make_measure("area")), "area"),
    "measure_id": (lambda: Question.objects.create(measure=make_measure("area")), lambda row: row.measure_id),
    "text": (lambda: Question.objects.create(text="How large is it?"), "HOW LARGE"),
    "claim_id": (
        lambda: Answer.objects.create(question=Question.objects.create(), claim=make_claim()).question,
        lambda question: question.answers.get().claim_id,
    ),
    "has_conflict": (lambda: open_case().question, "true"),
    "updated_since": (Question.objects.create, lambda question: question.changed.isoformat()),
}
CONFLICTS = {
    "state": (lambda: open_case(state="in_review"), "in_review"),
    "outcome": (lambda: open_case(state="resolved", outcome="rounding"), "rounding"),
    "assignee_id": (lambda: open_case(assignee=make_user()), lambda row: row.assignee_id),
    "assigned": (lambda: open_case(assignee=make_user()), "true"),
    "question_id": (open_case, lambda row: row.question_id),
    "link_id": (lambda: Conflict.objects.create(link=make_link()), lambda row: row.link_id),
    "measure": (lambda: open_case(question=Question.objects.create(measure=make_measure("area"))), "area"),
    "opened_after": (open_case, lambda row: row.opened.isoformat()),
    "opened_before": (lambda: set_back(open_case(), "opened"), LONG_AGO.isoformat()),
    "changed_after": (open_case, lambda row: row.changed.isoformat()),
    "updated_since": (open_case, lambda row: row.changed.isoformat()),
}


def check(ids, resource, name, kept, value):
    assert ids(resource, **{name: value(kept) if callable(value) else value}) == {kept.pk}


@pytest.mark.parametrize("name", LINKS)
def test_a_filter_of_links_keeps_its_own(ids, name):
    make_link()
    check(ids, "links", name, LINKS[name][0](), LINKS[name][1])


@pytest.mark.parametrize("name", DECISIONS)
def test_a_filter_of_decisions_keeps_its_own(ids, name):
    decide()
    check(ids, "decisions", name, DECISIONS[name][0](), DECISIONS[name][1])


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_filter_of_questions_keeps_its_own(ids, name):
    Question.objects.create(text="How many died?")
    check(ids, "questions", name, QUESTIONS[name][0](), QUESTIONS[name][1])


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_filter_of_conflicts_keeps_its_own(ids, name):
    open_case()
    check(ids, "conflicts", name, CONFLICTS[name][0](), CONFLICTS[name][1])


def test_decisions_are_kept_until_a_time(ids):
    decision = decide()
    assert ids("decisions", time_before=decision.time.isoformat()) == {decision.pk}
    assert ids("decisions", time_before=LONG_AGO.isoformat()) == set()


def test_every_filter_has_its_case():
    assert set(LINKS) == set(LinkFilters.base_filters)
    assert set(DECISIONS) | {"time_before"} == set(DecisionFilters.base_filters)
    assert set(QUESTIONS) == set(QuestionFilters.base_filters)
    assert set(CONFLICTS) == set(ConflictFilters.base_filters)


@pytest.mark.parametrize("end", ["left", "right"])
def test_either_end_of_a_link_will_do(ids, end):
    link = make_link(make_claim(measure=make_measure("area")), make_claim())
    make_link()
    mention = getattr(link, end)
    assert ids("links", mention_id=mention.pk) == {link.pk}
    assert ids("links", article_id=mention.article_id) == {link.pk}
    assert ids("links", source=mention.article.source.slug) == {link.pk}


def test_a_link_decided_twice_by_one_person_stands_once(reader):
    person, link = make_user(), make_link()
    decide(link, person=person)
    decide(link, relation="conflict", person=person)
    rows = reader.get("/api/v1/links/", {"decided_by_id": person.pk}).json()["results"]
    assert [row["id"] for row in rows] == [link.pk]
    assert [decision["relation"] for decision in rows[0]["decisions"]] == ["match", "conflict"]


def test_the_best_open_links_of_a_measure(ids):
    wanted = make_link(make_claim(measure=make_measure("area")), score=0.9)
    make_link(make_claim(measure=make_measure("area")), score=0.3)
    make_link(score=0.9)
    assert Link.objects.count() == 3
    assert ids("links", measure="area", score_min=0.5, state="open") == {wanted.pk}
