"""Tests for ``claimsdb.claims.marking``."""

import pytest

from claimsdb.claims.marking import work_on
from claimsdb.claims.models import Mention
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db


def test_a_person_anchors_and_touches_what_they_work_on():
    mention = make_claim().mention
    mention.end += len(" people")
    work_on(mention, make_user())
    assert (mention.exact, mention.touched, mention.annotator) == ("At least 4,000 people", True, None)


def test_a_new_mention_is_the_persons():
    person, made = make_user(username="anna"), make_claim().mention
    mention = Mention(article=made.article, kind="claim", start=0, end=8)
    work_on(mention, person)
    assert (mention.exact, mention.annotator, mention.origin) == ("At least", person, "anna")
