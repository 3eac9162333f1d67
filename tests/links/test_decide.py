"""What people say of links, and what then stands."""

import pytest

from claimsdb.links.decide import decide, rebuild, standing
from claimsdb.links.models import Conflict, Decision, Link, Question
from tests.factories import make_link, make_user

pytestmark = pytest.mark.django_db


def said(*decisions) -> tuple[str, str]:
    return standing(
        [Decision(person_id=person, relation=relation, settles=settles) for person, relation, settles in decisions]
    )


def test_no_decision_leaves_a_link_open():
    assert said() == ("open", "")


def test_one_person_decides():
    assert said((1, "match", False)) == ("decided", "match")


def test_a_change_of_mind_is_the_last_word():
    assert said((1, "match", False), (1, "update", False)) == ("decided", "update")


def test_two_who_differ_are_a_dispute():
    assert said((1, "match", False), (2, "conflict", False)) == ("disputed", "")


def test_two_who_agree_are_none():
    assert said((1, "match", False), (2, "match", False)) == ("decided", "match")


def test_a_settling_decision_rules_whoever_speaks_later():
    assert said((1, "match", False), (3, "conflict", True), (2, "update", False)) == ("decided", "conflict")


def test_a_later_settling_decision_rules_over_an_earlier_one():
    assert said((3, "conflict", True), (4, "related", True)) == ("decided", "related")


def test_a_decision_stands_on_the_link_at_once():
    link = make_link()
    decide(link, make_user("annotator"), "match", "the same toll")
    link.refresh_from_db()
    assert (link.state, link.relation, link.decisions.get().note) == ("decided", "match", "the same toll")


def test_a_decided_link_keeps_its_mentions_from_the_engine():
    link = make_link()
    decide(link, make_user("annotator"), "different")
    assert Link.objects.get(left__touched=True, right__touched=True) == link


def test_a_reviewer_settles_and_an_annotator_does_not():
    link = make_link()
    assert not decide(link, make_user("annotator"), "match").settles
    assert decide(link, make_user("reviewer"), "conflict").settles


def test_a_relation_that_is_none_is_refused_and_nothing_is_written():
    link = make_link()
    with pytest.raises(ValueError, match="nonsense"):
        decide(link, make_user("annotator"), "nonsense")
    assert not Decision.objects.exists()


def test_rebuilding_derives_the_same_from_the_decisions_alone():
    link = make_link()
    decide(link, make_user("annotator"), "conflict")
    Link.objects.update(state="open", relation="")
    Conflict.objects.all().delete()
    Question.objects.all().delete()
    rebuild()
    link.refresh_from_db()
    assert (link.state, link.relation) == ("decided", "conflict")
    assert Conflict.objects.get().question == Question.objects.get()
