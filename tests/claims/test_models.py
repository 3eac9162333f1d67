"""What the database refuses of mentions, quotations, claims and speakers."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from tests.asserts import refuses
from tests.factories import make_article, make_claim, make_mention, make_quotation, make_speaker

pytestmark = pytest.mark.django_db


def test_a_mention_starts_before_it_ends():
    mention = make_mention("claim", "4,000")
    with refuses("mention_start_before_end"):
        Mention.objects.filter(pk=mention.pk).update(end=mention.start)


def test_the_speakers_words_start_before_they_end():
    mention = make_mention("claim", "4,000")
    with refuses("mention_speaker_start_before_end"):
        Mention.objects.filter(pk=mention.pk).update(speaker_start=9, speaker_end=9)


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_lies_between_0_and_1(confidence):
    with refuses("mention_confidence_from_0_to_1"):
        make_mention("claim", "4,000", confidence=confidence)


def test_the_same_words_are_marked_once_a_kind():
    article = make_article()
    make_mention("claim", "4,000", article)
    make_mention("quotation", "4,000", article)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_mention("claim", "4,000", article)


def test_a_claim_has_a_value_or_a_bound():
    with refuses("claim_has_value_or_bound"):
        make_claim(value=None, low=None, high=None)


def test_low_is_not_above_high():
    with refuses("claim_low_not_above_high"):
        make_claim(value=None, low=10, high=9)


def test_a_period_does_not_end_before_it_starts():
    with refuses("claim_period_start_not_after_end"):
        make_claim(period_start=date(2020, 11, 9), period_end=date(2020, 9, 27))


def test_a_quotation_does_not_continue_itself():
    quotation = make_quotation()
    with refuses("quotation_continues_another"):
        Quotation.objects.filter(pk=quotation.pk).update(continues=quotation)


def test_a_speaker_is_not_merged_into_itself():
    speaker = make_speaker()
    with refuses("speaker_merged_into_another"):
        Speaker.objects.filter(pk=speaker.pk).update(merged_into=speaker)


def test_a_mention_keeps_its_words_and_those_around_it():
    mention = make_mention("claim", "4,000", make_article("Some 4,000 died."))
    assert (mention.prefix, mention.exact, mention.suffix) == ("Some ", "4,000", " died.")


def test_a_speaker_is_found_whatever_the_accents_and_by_alias():
    speaker = make_speaker("Recep Tayyip Erdoğan")
    speaker.aliases.create(name="Tayyip Erdogan")
    assert list(Speaker.objects.called("recep tayyip erdogan")) == [speaker]
    assert list(Speaker.objects.called("TAYYIP ERDOĞAN")) == [speaker]
    assert not Speaker.objects.called("Erdogan").exists()


def test_a_claim_goes_with_its_article():
    claim = make_claim()
    claim.mention.article.delete()
    assert not Claim.objects.exists()
