"""Accepting and rejecting many mentions at once; merging and parting speakers."""

import pytest
from django.core.exceptions import ValidationError

from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.review import merge, part, set_state
from tests.factories import make_claim, make_speaker, make_user

pytestmark = pytest.mark.django_db


def test_mentions_are_accepted_with_their_history():
    person, mention = make_user(), make_claim().mention
    assert set_state(Mention.objects.all(), Mention.State.ACCEPTED, person) == 1
    changed = Mention.objects.get()
    assert (changed.state, changed.touched) == ("accepted", True)
    assert changed.changed > mention.changed
    latest = mention.history.first()
    assert (latest.state, latest.history_user, latest.history_type) == ("accepted", person, "~")


def test_mentions_that_are_so_already_are_left_alone():
    mention = make_claim(mention={"state": "rejected"}).mention
    assert set_state(Mention.objects.all(), Mention.State.REJECTED, make_user()) == 0
    assert mention.history.count() == 1


def test_speakers_are_merged_with_their_history():
    short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
    assert merge([short, full], full) == 1
    short.refresh_from_db()
    assert short.merged_into == full
    assert short.history.first().history_change_reason == "Merged into Recep Tayyip Erdogan"


def test_parting_undoes_one_merge_and_keeps_those_before_it():
    least, short, full = make_speaker("E."), make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
    merge([least], short)
    merge([short], full)
    assert Speaker.objects.get(pk=least.pk).standing == full
    assert part([short]) == 1
    assert Speaker.objects.get(pk=least.pk).standing == short
    assert short.history.first().history_change_reason == "Parted from Recep Tayyip Erdogan"


def test_nobody_is_merged_into_one_who_is_merged():
    short, full = make_speaker("Erdogan"), make_speaker("Recep Tayyip Erdogan")
    merge([short], full)
    with pytest.raises(ValidationError, match="itself merged"):
        merge([full], short)
    assert not Speaker.objects.get(pk=full.pk).merged_into


def test_one_who_stands_is_not_parted():
    assert part([make_speaker()]) == 0
