"""People who decide at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from claimsdb.links import cases
from claimsdb.links.decide import DecidedMeanwhileError, decide, rebuild, take_back
from claimsdb.links.models import Conflict, Decision, Link, Question
from tests.factories import make_claim, make_link, make_user
from tests.links.test_questions import questions

PEOPLE = 7
ROUNDS = 5


@pytest.mark.django_db(transaction=True)
def test_decisions_made_at_once_are_all_kept_and_join_one_question():
    people = [make_user(is_superuser=True) for _ in range(PEOPLE)]
    for _ in range(ROUNDS):
        claims = [make_claim() for _ in range(PEOPLE + 1)]
        links = [make_link(*pair) for pair in pairwise(claims)]
        start = Barrier(PEOPLE)

        def work(number: int, links=links, start=start) -> None:
            try:
                start.wait()
                decide(links[number], people[number], "conflict" if number == 0 else "match")
            finally:
                connection.close()

        with ThreadPoolExecutor(PEOPLE) as pool:
            list(pool.map(work, range(PEOPLE)))
        assert frozenset(claim.pk for claim in claims) in questions()

    assert Decision.objects.count() == PEOPLE * ROUNDS
    assert Conflict.objects.count() == Question.objects.count() == ROUNDS
    before = questions()
    rebuild()
    assert questions() == before


REVIEWERS = 8
LINKS = 5


def at_once(work: Callable[[int], object]) -> list[object]:
    """Let eight people work at the same moment; return what each came to."""
    start = Barrier(REVIEWERS)

    def person(number: int) -> object:
        try:
            start.wait()
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(REVIEWERS) as pool:
        return list(pool.map(person, range(REVIEWERS)))


@pytest.mark.django_db(transaction=True)
def test_eight_reviewers_who_decide_the_same_links_leave_one_standing_decision_each():
    people = [make_user(is_superuser=True) for _ in range(REVIEWERS)]
    links = [make_link() for _ in range(LINKS)]
    relations = ["match", "conflict", "update", "related", "different"]

    def work(number: int) -> None:
        for place in range(LINKS):
            link = links[(number + place) % LINKS]
            for _ in range(2):  # as a browser does that tries again
                decide(link, people[number], relations[(number + place) % len(relations)])

    at_once(work)
    for link in links:
        link.refresh_from_db()
        said = list(link.decisions.all())
        assert {decision.person_id for decision in said} == {person.pk for person in people}
        assert (link.state, link.relation) == ("decided", said[-1].relation)
        for person in people:
            mine = [decision.relation for decision in said if decision.person_id == person.pk]
            assert len(set(mine)) == 1
    standing = sorted(Link.objects.values_list("pk", "state", "relation"))
    cases_then = sorted(Conflict.objects.values_list("pk", flat=True))
    rebuild()
    assert sorted(Link.objects.values_list("pk", "state", "relation")) == standing
    assert sorted(Conflict.objects.values_list("pk", flat=True)) == cases_then


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_decide_a_link_that_they_read_open_one_does_and_seven_are_told():
    people = [make_user(is_superuser=True) for _ in range(REVIEWERS)]
    link = make_link()

    def work(number: int) -> bool:
        try:
            decide(link, people[number], "match", seen=0)
        except DecidedMeanwhileError:
            return False
        return True

    assert sorted(at_once(work)) == [False] * (REVIEWERS - 1) + [True]
    assert Decision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_who_decide_and_take_back_leave_the_link_open():
    people = [make_user(is_superuser=True) for _ in range(REVIEWERS)]
    link = make_link()

    def work(number: int) -> None:
        decide(link, people[number], "conflict")
        take_back(link, people[number])

    at_once(work)
    link.refresh_from_db()
    assert (link.state, link.relation) == ("open", "")
    assert not Conflict.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_save_one_case_one_does_and_what_they_wrote_is_whole():
    decide(make_link(), make_user(is_superuser=True), "conflict")
    seen = Conflict.objects.get().changed.isoformat()

    def work(number: int) -> bool:
        conflict = Conflict.objects.get()
        conflict.state, conflict.outcome, conflict.reason = "resolved", "error", f"Reviewer {number}."
        ranks = {mention.pk: ("normal", f"Reviewer {number}.") for mention in cases.mentions_of(conflict)}
        try:
            cases.save(conflict, ranks=ranks, seen=seen)
        except ValidationError:
            return False
        return True

    assert sorted(at_once(work)) == [False] * (REVIEWERS - 1) + [True]
    conflict = Conflict.objects.get()
    assert {rank.why for rank in conflict.ranks.all()} == {conflict.reason}
    assert conflict.bases.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_claim_changed_while_its_case_is_closed_never_leaves_it_closed_on_the_old_figure():
    person = make_user(is_superuser=True)
    for _ in range(ROUNDS):
        claim = make_claim()
        decide(make_link(claim, make_claim()), person, "conflict")
        conflict = Conflict.objects.latest("pk")

        def work(number: int, claim=claim, conflict=conflict) -> None:
            if number == 0:
                with transaction.atomic():
                    claim.mention.save()
                    claim.value = claim.low = 9_000
                    claim.save()
                    cases.follow_changes([claim.pk])
            elif number == 1:
                conflict.state, conflict.outcome, conflict.reason = "resolved", "error", "A slip."
                cases.save(conflict)

        at_once(work)
        conflict = Conflict.objects.get(pk=conflict.pk)
        assert conflict.state == "reopened" or cases.changed_since(conflict) == []
