"""Tests for ``claimsdb.desk.mentions``: what each annotator of an article that is annotated blind sees and changes."""

import pytest

from claimsdb.claims.models import Assignment, Mention
from claimsdb.desk.assignments import assign_one, finish
from tests.desk.asking import Asking
from tests.desk.test_marks import figure
from tests.factories import make_article, make_claim, make_link, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(client):
    """Return two annotators of an article, blind to one another, with what asks in their names."""
    article = make_article()
    make_claim(article=article, mention={"confidence": 0.9})
    people = [make_user("annotator") for _ in range(2)]
    assign_one(article, people, blind=True, from_suggestions=True, by=make_user("reviewer"))
    return people, Asking(client, article)


def opened(desk, person):
    """Open the desk as this person; return the keys of the mentions there."""
    desk.client.force_login(person)
    assert desk.client.get(f"/admin/corpus/article/{desk.article.pk}/desk/").status_code == 200
    return [row["id"] for row in desk.get("mentions").json()["mentions"]]


def test_the_first_opening_begins_the_work_on_a_copy_of_the_suggestions(two):
    people, desk = two
    [mine] = opened(desk, people[0])
    assert Mention.objects.get(pk=mine).private_to == people[0]
    assert Assignment.objects.get(person=people[0]).state == "in_progress"


def test_neither_sees_or_changes_what_the_other_marks(two):
    people, desk = two
    [mine] = opened(desk, people[0])
    made = desk.post("save", **figure() | {"start": 14, "end": 20}).json()["mentions"][0]["id"]
    version = desk.row(made)["version"]
    [theirs] = opened(desk, people[1])
    assert theirs not in (mine, made)
    for name in ("state", "delete", "save"):
        asked = figure() | {"id": made, "version": version, "state": "accepted"}
        assert desk.post(name, **asked).status_code == 404
    assert desk.post("accept", at_least=0).json()["mentions"][0]["id"] == theirs
    assert Mention.objects.get(pk=mine).state == "suggested"


def test_both_may_mark_the_same_words(two):
    people, desk = two
    for person in people:
        opened(desk, person)
        answer = desk.post("save", **figure() | {"start": 14, "end": 20})
        assert answer.status_code == 200, answer.content
    assert Mention.objects.filter(start=14).count() == 2


def test_what_is_finished_stays_as_it_is(two):
    people, desk = two
    [mine] = opened(desk, people[0])
    answer = desk.post("state", **desk.seen(mine), state="accepted").json()
    finish(Assignment.objects.get(person=people[0]))
    page = desk.client.get(f"/admin/corpus/article/{desk.article.pk}/desk/").content.decode()
    assert 'id="save"' not in page
    assert desk.post("state", **desk.seen(mine), state="rejected").status_code == 403
    assert desk.post("undo", undo=answer["undo"]).status_code == 403
    assert "finished" in str(desk.post("save", **figure() | {"start": 14, "end": 20}).json()["errors"])
    assert desk.post("accept", at_least=0).json()["mentions"] == []
    assert Mention.objects.get(pk=mine).state == "accepted"


def test_a_mention_of_ones_own_is_linked_once_the_article_is_adjudicated(two):
    people, desk = two
    [mine] = opened(desk, people[0])
    response = desk.post("link", mention=mine, other=make_claim().pk, relation="match")
    assert response.status_code == 400
    assert "adjudicated" in str(response.json()["errors"])


def test_anothers_own_mention_is_no_partner(two):
    people, desk = two
    [hidden] = opened(desk, people[1])
    elsewhere = Asking(desk.client, make_article())
    claim = make_claim(article=elsewhere.article)
    make_link(claim, Mention.objects.get(pk=hidden).claim)
    desk.client.force_login(people[0])
    assert elsewhere.get("partners", mention=claim.pk).json()["partners"] == []
    assert elsewhere.post("link", mention=claim.pk, other=hidden, relation="match").status_code == 404
