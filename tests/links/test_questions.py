"""Questions and conflicts, as decided links make them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from claimsdb.claims.models import Mention
from claimsdb.links.decide import decide, rebuild
from claimsdb.links.models import Answer, Conflict, Link, Question
from claimsdb.links.questions import follow_rejections
from tests.factories import make_claim, make_link, make_measure, make_quotation, make_user

RELATIONS = ["match", "conflict", "update", "related", "different"]


def questions() -> set[frozenset[int]]:
    """Each question as the set of its claims."""
    groups: dict[int, set[int]] = {}
    for question, claim in Answer.objects.values_list("question", "claim"):
        groups.setdefault(question, set()).add(claim)
    return {frozenset(group) for group in groups.values()}


def decided(left, right, relation="match") -> Link:
    link = make_link(left, right)
    decide(link, make_user("annotator"), relation)
    return link


@pytest.mark.django_db
class TestQuestions:
    def test_a_suggestion_alone_makes_no_question(self):
        make_link()
        assert questions() == set()

    @pytest.mark.parametrize("relation", ["related", "different"])
    def test_claims_of_other_questions_make_none(self, relation):
        decided(make_claim(), make_claim(), relation)
        assert questions() == set()

    def test_two_claims_of_one_question_make_it(self):
        one, two = make_claim(), make_claim()
        decided(one, two)
        assert questions() == {frozenset({one.pk, two.pk})}

    def test_a_third_claim_joins_the_question_it_is_linked_to(self):
        one, two, three = make_claim(), make_claim(), make_claim()
        decided(one, two)
        question = Question.objects.get()
        decided(two, three, "update")
        assert Question.objects.get() == question
        assert questions() == {frozenset({one.pk, two.pk, three.pk})}

    def test_a_link_between_two_questions_makes_them_one(self):
        claims = [make_claim() for _ in range(4)]
        decided(claims[0], claims[1])
        decided(claims[2], claims[3])
        decided(claims[1], claims[2])
        assert questions() == {frozenset(claim.pk for claim in claims)}
        assert Question.objects.count() == 1

    def test_a_link_taken_back_splits_its_question(self):
        claims = [make_claim() for _ in range(4)]
        decided(claims[0], claims[1])
        between = decided(claims[1], claims[2])
        decided(claims[2], claims[3])
        decide(between, make_user("reviewer"), "different")
        first, second = ({claim.pk for claim in half} for half in (claims[:2], claims[2:]))
        assert questions() == {frozenset(first), frozenset(second)}

    def test_a_rejected_claim_leaves_its_question(self):
        claims = [make_claim() for _ in range(3)]
        decided(claims[0], claims[1])
        decided(claims[1], claims[2])
        Mention.objects.filter(pk=claims[2].pk).update(state="rejected")
        follow_rejections()
        assert questions() == {frozenset({claims[0].pk, claims[1].pk})}

    def test_a_question_ends_with_the_claim_that_held_it_together(self):
        claims = [make_claim() for _ in range(3)]
        decided(claims[0], claims[1])
        decided(claims[1], claims[2])
        Mention.objects.filter(pk=claims[1].pk).update(state="rejected")
        follow_rejections()
        assert not Question.objects.exists()

    def test_a_question_without_claims_is_gone(self):
        link = decided(make_claim(), make_claim())
        decide(link, make_user("reviewer"), "different")
        assert not Question.objects.exists()

    def test_a_question_names_itself_from_its_claims(self):
        deaths = make_measure("deaths", name="Deaths")
        decided(make_claim(subject="war", place="Karabakh", measure=deaths), make_claim(subject="war", measure=deaths))
        question = Question.objects.get()
        assert (question.text, question.measure) == ("Deaths: war, Karabakh", deaths)

    def test_a_name_that_a_person_gave_stays(self):
        one, two = make_claim(subject="war"), make_claim(subject="war")
        decided(one, two)
        Question.objects.update(text="How many died?", renamed=True)
        decided(two, make_claim(subject="another"))
        assert Question.objects.get().text == "How many died?"


@pytest.mark.django_db
class TestConflicts:
    def test_claims_that_match_open_no_case(self):
        decided(make_claim(), make_claim())
        assert not Conflict.objects.exists()

    def test_claims_that_conflict_open_a_case_on_their_question(self):
        decided(make_claim(), make_claim(), "conflict")
        conflict = Conflict.objects.get()
        assert (conflict.question, conflict.state) == (Question.objects.get(), "open")

    def test_quotations_that_conflict_are_a_case_of_their_own(self):
        link = decided(make_quotation(), make_quotation(), "conflict")
        assert Conflict.objects.get().link == link
        assert not Question.objects.exists()

    def test_a_case_nobody_worked_on_goes_with_its_conflict(self):
        link = decided(make_claim(), make_claim(), "conflict")
        decide(link, make_user("reviewer"), "match")
        assert not Conflict.objects.exists()
        assert Question.objects.exists()

    def test_a_case_that_people_worked_on_stays_with_its_question(self):
        link = decided(make_claim(), make_claim(), "conflict")
        Conflict.objects.update(state="resolved", outcome="rounding", reason="both round 3,960")
        decide(link, make_user("reviewer"), "different")
        assert Conflict.objects.get().question == Question.objects.get()

    def test_a_pair_of_quotations_no_longer_in_conflict_is_no_case(self):
        link = decided(make_quotation(), make_quotation(), "conflict")
        decide(link, make_user("reviewer"), "related")
        assert not Conflict.objects.exists()


class TestRebuild(TestCase):
    @hypothesis_settings(max_examples=15, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(RELATIONS)), max_size=12))
    def test_following_each_decision_equals_a_rebuild(self, decisions):
        claims, reviewer = [make_claim() for _ in range(5)], make_user("reviewer")
        links = [make_link(*pair) for pair in combinations(claims, 2)]
        for number, relation in decisions:
            decide(links[number], reviewer, relation)
        followed, cases = questions(), Conflict.objects.count()
        Conflict.objects.all().delete()
        Question.objects.all().delete()
        rebuild()
        assert (questions(), Conflict.objects.count()) == (followed, cases)
