"""People who decide at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest
from django.db import connection

from claimsdb.links.decide import decide, rebuild
from claimsdb.links.models import Conflict, Decision, Question
from tests.factories import make_claim, make_link, make_user
from tests.links.test_questions import questions

PEOPLE = 7
ROUNDS = 5


@pytest.mark.django_db(transaction=True)
def test_decisions_made_at_once_are_all_kept_and_join_one_question():
    if connection.vendor == "sqlite":
        pytest.skip("The SQLite of the tests lives in memory, where threads share one connection.")
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
