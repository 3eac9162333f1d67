"""What the database refuses of links, decisions and conflicts."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from claimsdb.links.models import Conflict, Decision, Link, MentionKey, Question
from tests.asserts import refuses
from tests.factories import make_article, make_claim, make_link, make_speaker, make_user

pytestmark = pytest.mark.django_db


def test_a_link_keeps_the_older_mention_on_the_left():
    older, newer = make_claim(), make_claim()
    with refuses("link_left_before_right"):
        Link.objects.create(left=newer.mention, right=older.mention)


def test_a_mention_is_not_linked_to_itself():
    claim = make_claim()
    with refuses("link_left_before_right"):
        Link.objects.create(left=claim.mention, right=claim.mention)


def test_a_pair_is_linked_once():
    link = make_link()
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(left=link.left, right=link.right)


@pytest.mark.parametrize("score", [-0.1, 1.1])
def test_a_score_lies_between_0_and_1(score):
    with refuses("link_score_from_0_to_1"):
        make_link(score=score)


def test_a_decided_link_says_what_stands():
    with refuses("link_decided_has_relation"):
        make_link(state="decided")


def test_an_open_link_has_no_standing_relation():
    with refuses("link_decided_has_relation"):
        make_link(relation="match")


def test_a_decision_is_never_edited():
    decision = Decision.objects.create(link=make_link(), person=make_user(), relation="match")
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(relation="conflict")


def test_a_mention_with_decisions_is_not_deleted():
    link = make_link()
    Decision.objects.create(link=link, person=make_user(), relation="match")
    with pytest.raises(ProtectedError):
        link.left.delete()


def test_a_mention_has_a_key_once():
    mention = make_claim().mention
    MentionKey.objects.create(mention=mention, key="deaths")
    with pytest.raises(IntegrityError), transaction.atomic():
        MentionKey.objects.create(mention=mention, key="deaths")


def test_a_conflict_is_of_a_question_or_of_a_link():
    with refuses("conflict_of_question_or_link"):
        Conflict.objects.create()
    with refuses("conflict_of_question_or_link"):
        Conflict.objects.create(question=Question.objects.create(), link=make_link())


def test_a_resolved_range_has_its_low_below_its_high():
    with refuses("conflict_low_not_above_high"):
        Conflict.objects.create(question=Question.objects.create(), resolved_low=2, resolved_high=1)


def test_a_resolved_conflict_has_an_outcome():
    with refuses("conflict_resolved_has_outcome"):
        Conflict.objects.create(question=Question.objects.create(), state="resolved")


def test_links_are_found_by_the_words_at_either_end_and_by_a_speaker():
    said = make_claim("4,000", make_article("Nearly 4,000 fled."), mention={"speaker": make_speaker("Anna Petrosyan")})
    link = make_link(said, make_claim("5,000", make_article("Some 5,000 left the valley.")))
    make_link(make_claim(), make_claim())
    for words in ("fled", "valley", '"left the valley"'):
        assert Link.objects.search(words).get() == link, words
    assert not Link.objects.search("fled valley").exists()
    assert Link.objects.with_speaker_named("petrosyan").get() == link
    assert not Link.objects.with_speaker_named("nobody").exists()
