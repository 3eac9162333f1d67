"""The annotated seeds as they stand once loaded. These tests share one load, and change nothing."""

from collections import Counter
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from claimsdb.claims.models import Alias, Claim, Measure, Mention, Quotation, Speaker
from claimsdb.claims.names import folded
from claimsdb.corpus.ingest import ingest
from claimsdb.extraction.claims.measures import load_measures
from claimsdb.links.models import Decision, Link
from tests.test_fixtures import MODELS, ROOT, load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def mention(doc, words, kind="claim"):
    return Mention.objects.get(article__source__slug=doc, exact=words, kind=kind)


def test_the_measures_are_those_of_the_table():
    columns = ("slug", "name", "dimension", "base_unit", "cumulative", "words")
    stored = {row[0]: row for row in Measure.objects.values_list(*columns)}
    table = [(*(getattr(measure, name) for name in columns[:-1]), list(measure.words)) for measure in load_measures()]
    assert stored == {row[0]: row for row in table}


def test_all_of_the_gold_is_loaded_but_the_time_of_day():
    assert Counter(Mention.objects.values_list("kind", "state")) == {
        ("quotation", "accepted"): 183,
        ("quotation", "rejected"): 30,
        ("claim", "accepted"): 98,
    }
    assert (Quotation.objects.count(), Claim.objects.count()) == (213, 98)
    assert (Link.objects.count(), Decision.objects.count()) == (152, 152)
    assert not Mention.objects.filter(kind="claim", exact="12:05 p.m.").exists()


def test_an_ingest_after_loading_finds_its_articles_there():
    assert str(ingest([ROOT / "seeds"])) == "Read 0, skipped 5, failed 0."


def test_every_row_is_one_that_the_admin_would_take():
    for model in MODELS:
        for each in model.objects.all():
            each.clean_fields()


def test_every_mention_stands_on_its_words():
    for each in Mention.objects.select_related("article"):
        stored = (each.exact, each.prefix, each.suffix)
        each.anchor()
        assert stored == (each.exact, each.prefix, each.suffix)


def test_names_are_folded_as_they_are_compared():
    assert all(each.folded == folded(each.name) for model in (Speaker, Alias) for each in model.objects.all())


def test_the_speakers_words_are_outside_the_quotation_and_name_somebody():
    for each in Mention.objects.filter(speaker_start__isnull=False).select_related("article"):
        words = each.article.text[each.speaker_start : each.speaker_end]
        assert words
        assert words == words.strip(" ,")
        assert each.speaker_end <= each.start or each.speaker_start >= each.end or each.kind == "claim"


def test_a_claim_lies_in_the_quotation_that_holds_it():
    for claim in Claim.objects.filter(quotation__isnull=False).select_related("mention", "quotation__mention"):
        holder = claim.quotation.mention
        assert holder.article_id == claim.mention.article_id
        assert holder.start <= claim.mention.start < claim.mention.end <= holder.end


def test_numbers_are_kept_as_written_and_in_base_units():
    claim = mention("unknown-002", "48-mile").claim
    assert (claim.value, claim.unit, claim.measure.slug) == (48, "mile", "distance")
    assert (claim.base_value, claim.base_unit) == (pytest.approx(77248.5), "metre")
    claim = mention("unknown-003", "nearing 5,000").claim
    assert (claim.value, claim.low, claim.high, claim.comparator) == (5000, None, 5000, "nearly")
    assert (claim.period_start, claim.period_end) == (date(2020, 9, 27), date(2020, 10, 22))
    assert str(claim.mention.speaker) == "Vladimir Putin"
    assert claim.quotation == mention("unknown-003", "nearing 5,000,", "quotation").quotation


def test_who_passes_a_claim_on_is_kept_beside_who_asserts_it():
    arms = mention("lalkar", "four minutes")
    assert (str(arms.speaker), str(arms.via)) == ("Armenian Ministry of Defence", "Financial Times")


def test_a_speech_of_many_paragraphs_is_one_chain():
    last = Mention.objects.get(exact__startswith="Thus, to eliminate").quotation
    chain = [last]
    while chain[-1].continues:
        chain.append(chain[-1].continues)
    assert len(chain) == 11
    assert chain[-1].mention.exact.startswith("I remember the years 1905-17")


def test_each_link_stands_as_the_annotator_decided():
    for link in Link.objects.prefetch_related("decisions"):
        [decision] = link.decisions.all()
        assert (link.state, link.relation) == ("decided", decision.relation)
        assert (link.suggested, link.score, link.engine) == ("", None, "")
        assert decision.note


def test_the_annotator_cannot_sign_in_until_somebody_sets_a_password():
    user = User.objects.get(username="annotator")
    assert not user.has_usable_password()
    assert [group.name for group in user.groups.all()] == ["annotator"]
    assert user.is_staff
    assert not user.is_superuser
