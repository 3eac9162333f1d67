"""Questions that the surest suggestions would make."""

from itertools import pairwise

import pytest

from claimsdb.links import provisional
from claimsdb.links.decide import decide
from claimsdb.links.models import Link
from claimsdb.links.provisional import provisional_of, provisional_questions
from tests.factories import make_claim, make_link, make_quotation, make_user

pytestmark = pytest.mark.django_db


def groups() -> list[set[int]]:
    return [group.claims for group in provisional_questions()]


def test_no_suggestion_makes_no_question():
    assert provisional_questions() == []


def test_sure_suggestions_that_share_a_claim_are_one_question():
    one, two, three, four, five = (make_claim() for _ in range(5))
    make_link(one, two), make_link(two, three), make_link(four, five)
    assert groups() == [{one.pk, two.pk, three.pk}, {four.pk, five.pk}]
    assert provisional_of(three.pk).claims == {one.pk, two.pk, three.pk}


@pytest.mark.parametrize("fields", [{"score": 0.5}, {"suggested": "related"}])
def test_what_is_not_sure_makes_none(fields):
    make_link(**fields)
    assert provisional_questions() == []


def test_quotations_make_none():
    make_link(make_quotation(), make_quotation())
    assert provisional_questions() == []


def test_what_is_decided_is_no_longer_provisional():
    link = make_link()
    decide(link, make_user("annotator"), "different")
    assert provisional_questions() == []


def test_it_tells_the_questions_that_stand_and_whether_it_conflicts():
    one, two, three = (make_claim() for _ in range(3))
    decide(make_link(one, two), make_user("annotator"), "match")
    make_link(two, three, suggested="conflict")
    [group] = provisional_questions()
    assert group.questions == {one.answer.question_id}
    assert group.conflicted


def test_only_the_links_asked_for_are_looked_at():
    link, _ = make_link(), make_link()
    [group] = provisional_questions(Link.objects.filter(pk=link.pk))
    assert group.links == [link]


def test_a_component_is_bounded(monkeypatch):
    monkeypatch.setattr(provisional, "MOST_CLAIMS", 3)
    claims = [make_claim() for _ in range(5)]
    for one, two in pairwise(claims):
        make_link(one, two)
    assert max(map(len, groups())) == 3
    assert len(provisional_of(claims[0].pk).claims) == 3


def test_two_statements_whatever_there_is(django_assert_num_queries):
    for _ in range(4):
        make_link()
    with django_assert_num_queries(2):
        provisional_questions()
