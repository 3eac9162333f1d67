"""What people say of links, and what then stands."""

import pytest

from claimsdb.links.decide import DecidedMeanwhileError, decide, rebuild, standing, take_back
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


def test_what_is_taken_back_counts_for_nothing():
    assert said((1, "match", False), (1, "", False)) == ("open", "")


def test_to_take_back_is_to_say_again_what_one_said_before():
    assert said((1, "match", False), (1, "conflict", False), (1, "", False)) == ("decided", "match")


def test_to_take_back_leaves_what_others_said():
    assert said((1, "match", True), (2, "update", True), (1, "conflict", True), (1, "", True)) == ("decided", "update")


def test_taking_back_what_was_never_said_changes_nothing():
    assert said((1, "match", False), (2, "", False)) == ("decided", "match")


def test_a_decision_taken_back_stays_in_the_history_and_leaves_the_link_open():
    link, person = make_link(), make_user("annotator")
    decision = decide(link, person, "conflict")
    assert take_back(link, person) == decision
    link.refresh_from_db()
    assert (link.state, link.relation, link.decisions.count()) == ("open", "", 2)
    assert not Conflict.objects.exists()
    assert take_back(link, person) is None
    assert link.decisions.count() == 2


def test_the_same_said_twice_running_is_said_once():
    link, person = make_link(), make_user("annotator")
    assert decide(link, person, "match") == decide(link, person, "match")
    assert decide(link, person, "match", "for a reason") != decide(link, person, "match")
    assert link.decisions.count() == 3


def test_a_link_that_somebody_decided_since_it_was_read_is_not_decided_unseen():
    link, person, other = make_link(), make_user("annotator"), make_user("annotator")
    own = decide(link, person, "match", seen=0)
    decision = decide(link, other, "match")
    with pytest.raises(DecidedMeanwhileError) as refused:
        decide(link, person, "conflict", seen=own.pk)
    assert refused.value.decision == decision
    assert decide(link, person, "conflict", seen=decision.pk).relation == "conflict"
