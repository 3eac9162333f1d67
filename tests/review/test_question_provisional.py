"""Provisional questions: what sure suggestions hold together, marked as such, confirmed at a stroke."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Decision
from claimsdb.review.question_provisional import confirm, provisional_at, provisional_questions, suggested_for
from tests.factories import make_link, make_quotation, make_user
from tests.review.make import make_count, make_question, questions

NOBODY = AnonymousUser()

pytestmark = pytest.mark.django_db


def test_sure_suggestions_hold_claims_together():
    one, two, three = make_count(24), make_count(24), make_count(30)
    make_link(one, two, score=0.9)
    make_link(two, three, score=0.85, suggested="conflict")
    (found,) = provisional_questions(NOBODY)
    assert found.claims == [one.pk, two.pk, three.pk]
    assert (found.score, found.conflicting) == (0.85, True)


@pytest.mark.parametrize(
    "link",
    [{"score": 0.79}, {"suggested": "related"}, {"suggested": "", "score": None}, {"suggested": "different"}],
)
def test_what_is_not_sure_holds_nothing(link):
    make_link(make_count(24), make_count(24), **link)
    assert provisional_questions(NOBODY) == []


def test_quotations_decided_links_and_rejected_claims_make_none():
    make_link(make_quotation(), make_quotation())
    make_link(make_count(24), make_count(24, mention={"state": "rejected"}))
    decide(make_link(make_count(24), make_count(24)), make_user("annotator"), "different")
    assert provisional_questions(NOBODY) == []


def test_what_joins_a_question_that_is_there_is_offered_on_its_page_instead():
    one, two, three = make_count(24), make_count(24), make_count(30)
    question = make_question(one, two)
    link = make_link(two, three)
    assert provisional_questions(NOBODY) == []
    assert provisional_at(three.pk, NOBODY) is None
    assert list(suggested_for(question, NOBODY)) == [link]


def test_confirming_decides_each_as_suggested():
    one, two, three = make_count(24), make_count(24), make_count(3000)
    make_link(one, two)
    make_link(two, three, suggested="conflict")
    confirm(one.pk, make_user("reviewer"), "Read.")
    assert questions() == {frozenset({one.pk, two.pk, three.pk})}
    assert Conflict.objects.exists()
    assert set(Decision.objects.values_list("note", flat=True)) == {"Read."}


def test_confirming_twice_says_that_somebody_was_here():
    link = make_link(make_count(24), make_count(24))
    confirm(link.left_id, make_user("reviewer"))
    with pytest.raises(ValidationError, match="somebody was here"):
        confirm(link.left_id, make_user("reviewer"))


def test_the_list_costs_two_queries(django_assert_num_queries):
    for _ in range(4):
        make_link(make_count(24), make_count(24))
    with django_assert_num_queries(2):
        assert len(provisional_questions(NOBODY)) == 4
