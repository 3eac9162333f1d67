"""Questions through whatever people do, in any order: always what a rebuild from scratch would make."""

from itertools import combinations

from django.db import transaction
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from claimsdb.claims.models import Mention
from claimsdb.links.decide import decide, rebuild
from claimsdb.links.models import Answer, Conflict, Link, Question
from claimsdb.links.questions import follow_rejections
from tests.factories import make_claim, make_link, make_user

CLAIMS = 5
RELATIONS = ["match", "conflict", "update", "related", "different"]
WHICH = st.integers(0, CLAIMS * (CLAIMS - 1) // 2 - 1)


class Desk(RuleBasedStateMachine):
    """Two annotators and a reviewer at work on five claims."""

    @initialize()
    def start(self) -> None:
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.claims = [make_claim() for _ in range(CLAIMS)]
        self.links = [make_link(*pair) for pair in combinations(self.claims, 2)]
        self.people = [make_user("annotator"), make_user("annotator"), make_user("reviewer")]

    @rule(link=WHICH, person=st.integers(0, 2), relation=st.sampled_from(RELATIONS))
    def say(self, link: int, person: int, relation: str) -> None:
        decide(Link.objects.get(pk=self.links[link].pk), self.people[person], relation)

    @rule(claim=st.integers(0, CLAIMS - 1))
    def reject(self, claim: int) -> None:
        Mention.objects.filter(pk=self.claims[claim].pk).update(state="rejected")
        follow_rejections()

    @rule(claim=st.integers(0, CLAIMS - 1))
    def take_back_a_rejection(self, claim: int) -> None:
        Mention.objects.filter(pk=self.claims[claim].pk).update(state="accepted")
        follow_rejections()

    @rule(claim=st.integers(0, CLAIMS - 1), subject=st.sampled_from(["", "war", "flood"]))
    def edit(self, claim: int, subject: str) -> None:
        self.claims[claim].subject = subject
        self.claims[claim].save()

    def teardown(self) -> None:
        if hasattr(self, "undone"):
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    @invariant()
    def equals_a_rebuild(self) -> None:
        followed = standing()
        rebuild()
        assert standing() == followed
        Conflict.objects.all().delete()
        Question.objects.all().delete()
        rebuild()
        assert standing() == followed


def standing() -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """The claims of each question, and those of the questions in conflict."""
    groups: dict[int, set[int]] = {}
    for question, claim in Answer.objects.values_list("question", "claim"):
        groups.setdefault(question, set()).add(claim)
    conflicted = set(Conflict.objects.values_list("question", flat=True))
    everything = {frozenset(group) for group in groups.values()}
    return everything, {frozenset(groups[question]) for question in conflicted}


class TestQuestionsOverTime(TestCase):
    def test_questions_are_always_what_a_rebuild_makes(self):
        run_state_machine_as_test(
            Desk,
            settings=hypothesis_settings(max_examples=8, stateful_step_count=12, deadline=None),
        )
