"""Claims moved out and in, questions split and merged: all by decisions, all or nothing, undone as they were done."""

import pytest
from django.core.exceptions import ValidationError

from claimsdb.links.decide import decide, rebuild
from claimsdb.links.models import Conflict, Decision, Link, Question
from claimsdb.review import question_moves
from claimsdb.review.question_models import Move
from claimsdb.review.question_moves import merge, move_in, move_out, split, undo
from tests.factories import make_link, make_quotation, make_user
from tests.review.make import make_count, make_question, questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return make_user("reviewer")


def keys(*claims):
    return frozenset(claim.pk for claim in claims)


def test_a_claim_moved_out_leaves_the_others_together(reviewer):
    one, two, three = make_count(24), make_count(24), make_count(30)
    move_out(make_question(one, two, three), [three.pk], reviewer)
    assert questions() == {keys(one, two)}


def test_the_claim_that_held_all_together_can_be_moved_out(reviewer):
    hub, one, two = make_count(24), make_count(24), make_count(24)
    question = make_question(hub, one, two)
    move_out(question, [hub.pk], reviewer)
    assert questions() == {keys(one, two)}
    assert Question.objects.get() == question


def test_a_move_decides_different_with_its_note_and_settles(reviewer):
    one, two, three = make_count(24), make_count(24), make_count(30)
    question = make_question(one, two, three)
    move = move_out(question, [three.pk], reviewer, "Of another day.")
    decision = move.decisions.get()
    assert (decision.relation, decision.note, decision.settles) == ("different", "Of another day.", True)
    assert (move.kind, move.question, move.person) == ("out", question, reviewer)


def test_what_was_moved_stays_so_after_a_rebuild(reviewer):
    hub, one, two = make_count(24), make_count(24), make_count(24)
    move_out(make_question(hub, one, two), [hub.pk], reviewer)
    rebuild()
    assert questions() == {keys(one, two)}


def test_a_question_of_two_ends_when_one_moves_out(reviewer):
    one, two = make_count(24), make_count(24)
    move = move_out(make_question(one, two), [two.pk], reviewer)
    assert questions() == set()
    assert Move.objects.get() == move


def test_a_split_makes_two_questions(reviewer):
    hub, *claims = [make_count(24) for _ in range(5)]
    split(make_question(hub, *claims), [claims[0].pk, claims[1].pk], reviewer)
    assert questions() == {keys(*claims[:2]), keys(hub, *claims[2:])}


def test_a_split_needs_two_claims_on_either_side(reviewer):
    claims = [make_count(24) for _ in range(3)]
    with pytest.raises(ValidationError, match="two claims each"):
        split(make_question(*claims), [claims[0].pk], reviewer)


def test_a_claim_moves_in_by_the_link_that_the_engine_suggests(reviewer):
    one, two, three = make_count(24), make_count(24), make_count(30)
    question = make_question(one, two)
    link = make_link(two, three, suggested="update", score=0.9)
    move_in(question, three.pk, reviewer)
    assert questions() == {keys(one, two, three)}
    assert Decision.objects.latest().relation == "update"
    assert Link.objects.get(pk=link.pk).relation == "update"


@pytest.mark.parametrize(("number", "relation"), [(24, "match"), (3000, "conflict")])
def test_a_claim_moves_in_as_its_figure_stands(reviewer, number, relation):
    one, two, three = make_count(24), make_count(24), make_count(number)
    move = move_in(make_question(one, two), three.pk, reviewer)
    assert questions() == {keys(one, two, three)}
    assert move.decisions.get().relation == relation
    assert Conflict.objects.exists() == (relation == "conflict")


def test_a_claim_of_another_question_leaves_that(reviewer):
    here, there = [make_count(24) for _ in range(2)], [make_count(24) for _ in range(3)]
    question, _ = make_question(*here), make_question(*there)
    move_in(question, there[0].pk, reviewer)
    assert questions() == {keys(*here, there[0]), keys(*there[1:])}


def test_a_link_decided_otherwise_is_decided_anew_when_its_claim_moves_in(reviewer):
    one, two, three = make_count(24), make_count(24), make_count(24)
    question = make_question(one, two)
    decide(make_link(one, three), reviewer, "different")
    move_in(question, three.pk, reviewer)
    assert questions() == {keys(one, two, three)}


def test_two_questions_become_one(reviewer):
    here, there = [make_count(24) for _ in range(2)], [make_count(24) for _ in range(2)]
    question, other = make_question(*here), make_question(*there)
    merge(question, other, reviewer)
    assert questions() == {keys(*here, *there)}


def test_a_question_is_not_merged_with_itself(reviewer):
    question = make_question(make_count(24), make_count(24))
    with pytest.raises(ValidationError, match="same question"):
        merge(question, question, reviewer)


def test_a_quotation_and_a_rejected_claim_do_not_move_in(reviewer):
    question = make_question(make_count(24), make_count(24))
    rejected = make_count(24, mention={"state": "rejected"})
    for wrong in (make_quotation().pk, rejected.pk, 10**9):
        with pytest.raises(ValidationError, match="Choose a claim"):
            move_in(question, wrong, reviewer)


def test_a_claim_that_has_left_meanwhile_is_told(reviewer):
    one, two, three = make_count(24), make_count(24), make_count(24)
    question = make_question(one, two, three)
    move_out(question, [three.pk], reviewer)
    with pytest.raises(ValidationError, match="has changed"):
        move_out(question, [three.pk], reviewer)


def test_a_move_of_too_many_decisions_changes_nothing(reviewer, monkeypatch):
    hub, *claims = [make_count(24) for _ in range(4)]
    question = make_question(hub, *claims)
    monkeypatch.setattr(question_moves, "MOST_DECISIONS", 2)
    before = Decision.objects.count()
    with pytest.raises(ValidationError, match="more than 2 decisions"):
        move_out(question, [hub.pk], reviewer)
    assert Decision.objects.count() == before


@pytest.mark.parametrize("kind", ["out", "split", "in", "merge"])
def test_each_move_is_undone(reviewer, kind):
    claims, others = [make_count(24) for _ in range(4)], [make_count(24) for _ in range(2)]
    question, other = make_question(*claims), make_question(*others)
    before = questions()
    move = {
        "out": lambda: move_out(question, [claims[0].pk], reviewer),
        "split": lambda: split(question, [claim.pk for claim in claims[:2]], reviewer),
        "in": lambda: move_in(question, make_count(24).pk, reviewer),
        "merge": lambda: merge(question, other, reviewer),
    }[kind]()
    assert questions() != before
    undo(move, reviewer)
    assert questions() == before


def test_a_move_is_undone_once(reviewer):
    move = move_out(
        make_question(make_count(24), make_count(24)), [Question.objects.get().answers.first().claim_id], reviewer
    )
    undo(move, reviewer)
    with pytest.raises(ValidationError, match="undone already"):
        undo(move, reviewer)


def test_a_move_is_not_undone_over_what_was_decided_since(reviewer):
    one, two, three = make_count(24), make_count(24), make_count(24)
    move = move_out(make_question(one, two, three), [three.pk], reviewer)
    decide(move.decisions.get().link, make_user("reviewer"), "conflict")
    with pytest.raises(ValidationError, match="since"):
        undo(move, reviewer)
