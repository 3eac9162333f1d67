"""Tests for ``claimsdb.links.pairs``."""

import pytest
from django.core.exceptions import ValidationError

from claimsdb.links.models import Link
from claimsdb.links.pairs import in_order, link_between
from tests.factories import make_claim, make_link, make_quotation, make_user

pytestmark = pytest.mark.django_db


def test_the_older_mention_stands_on_the_left():
    older, newer = make_claim().mention, make_claim().mention
    assert in_order(newer, older) == in_order(older, newer) == (older, newer)


def test_a_link_that_stands_is_taken_and_else_a_persons_is_made():
    link = make_link()
    assert link_between(link.right, link.left) == link
    made = link_between(link.right, make_claim().mention)
    assert (made.suggested, made.engine, made.score) == ("", "", None)


def test_no_link_joins_a_claim_and_a_quotation_or_one_mention_to_itself():
    claim = make_claim().mention
    for other in (make_quotation().mention, claim):
        with pytest.raises(ValidationError):
            link_between(claim, other)
    assert not Link.objects.exists()


def test_no_link_joins_what_is_one_annotators_own():
    own = make_claim(mention={"private_to": make_user()}).mention
    with pytest.raises(ValidationError, match="blind"):
        link_between(own, make_claim().mention)
