"""Tests for ``claimsdb.claims.moments``."""

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from claimsdb.claims.models import Claim, Mention
from claimsdb.claims.moments import AS_FOUND, Moment, bring_back, moments_of
from claimsdb.claims.review import set_state
from tests.factories import make_claim, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db


def test_what_an_engine_found_begins_its_history_once_when_it_was_found():
    claim = make_claim()
    Mention.history.all().delete()
    first = moments_of([claim.mention])
    assert moments_of([claim.mention]) == first
    line = Mention.history.get()
    assert (line.history_change_reason, line.history_user, line.history_date) == (AS_FOUND, None, claim.mention.added)


def test_moments_of_many_cost_as_many_queries_as_of_one(django_assert_num_queries):
    claims = [make_claim().mention, make_quotation().mention, make_claim().mention]
    rows = Mention.objects.filter(pk__in=[each.pk for each in claims]).select_related("claim", "quotation")
    with django_assert_num_queries(4):
        moments_of(list(rows))


def test_a_mention_is_brought_back_as_it_stood():
    claim = make_claim(subject="people")
    mention = claim.mention
    before = moments_of([mention])[mention.pk]
    set_state(Mention.objects.all(), Mention.State.REJECTED, make_user())
    claim.subject = "soldiers"
    claim.save()
    bring_back(before)
    claim.refresh_from_db()
    assert (claim.subject, claim.mention.state, claim.mention.touched) == ("people", "suggested", False)


def test_a_deleted_mention_is_brought_back_under_its_key():
    claim = make_claim(subject="people")
    before = moments_of([claim.mention])[claim.pk]
    claim.mention.delete()
    bring_back(before)
    assert Claim.objects.get(pk=claim.pk).subject == "people"


def test_what_can_stand_no_more_is_refused_and_nothing_is_changed():
    speaker = make_speaker()
    claim = make_claim(mention={"speaker": speaker})
    before = moments_of([claim.mention])[claim.pk]
    claim.mention.delete()
    speaker.delete()
    with pytest.raises(ValidationError, match="speaker"):
        bring_back(before)
    assert not Mention.objects.exists()


def test_a_line_of_another_mention_is_no_moment():
    one, other = make_claim(), make_claim()
    moments = moments_of([one.mention, other.mention])
    with pytest.raises(ObjectDoesNotExist):
        bring_back(Moment(one.pk, moments[other.pk].line, moments[one.pk].detail))
