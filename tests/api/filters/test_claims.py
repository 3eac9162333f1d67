"""Each filter of speakers, measures and mentions keeps the row it is for and drops the other."""

from datetime import UTC, date, datetime

import pytest

from claimsdb.api.filters.claims import (
    ClaimFilters,
    MeasureFilters,
    MentionFilters,
    QuotationFilters,
    SpeakerFilters,
    WordsFilters,
)
from claimsdb.claims.models import Mention
from claimsdb.links.models import Answer, Question
from tests.factories import (
    make_article,
    make_claim,
    make_link,
    make_measure,
    make_quotation,
    make_source,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


def of_mention(**fields):
    """Return a way to make a claim and a quotation with these fields of their mention."""
    return lambda make: make(mention=fields)


def printed(**fields):
    """Return a way to make a claim and a quotation in an article with these fields."""
    return lambda make: make(article=make_article(**fields))


# Filter: how to make what it keeps (given the factory of claims or that of quotations), and what to ask for.
WORDS = {
    "article_id": (printed(), lambda row: row.mention.article_id),
    "source": (lambda make: make(article=make_article(source=make_source(slug="the-times"))), "the-times"),
    "source_id": (printed(), lambda row: row.mention.article.source_id),
    "published_after": (printed(published=date(2020, 11, 9)), "2020-11-09"),
    "published_before": (printed(published=date(2020, 11, 9)), "2020-11-09"),
    "speaker": (lambda make: make(mention={"speaker": make_speaker("Recep Tayyip Erdoğan")}), "recep tayyip ERDOGAN"),
    "speaker_id": (lambda make: make(mention={"speaker": make_speaker()}), lambda row: row.mention.speaker_id),
    "has_speaker": (lambda make: make(mention={"speaker": make_speaker()}), "true"),
    "via": (lambda make: make(mention={"via": make_speaker("Interfax")}), "interfax"),
    "via_id": (lambda make: make(mention={"via": make_speaker()}), lambda row: row.mention.via_id),
    "cue": (of_mention(cue="According to"), "according to"),
    "state": (of_mention(state="rejected"), "rejected"),
    "origin": (of_mention(origin="rules 1"), "rules 1"),
    "annotator_id": (lambda make: make(mention={"annotator": make_user()}), lambda row: row.mention.annotator_id),
    "confidence_min": (of_mention(confidence=0.7), "0.7"),
    "changed_after": (of_mention(), lambda row: row.mention.changed.isoformat()),
    "updated_since": (of_mention(), lambda row: row.mention.changed.isoformat()),
    "country": (lambda make: make(article=make_article(source=make_source(country="AM"))), "am"),
    "search": (lambda make: make("Fifty tanks", make_article("Fifty tanks burned.")), '"FIFTY tanks"'),
}
QUOTATIONS = {
    "style": (lambda: make_quotation(style="mixed"), "mixed"),
    "continues_id": (lambda: make_quotation(continues=make_quotation()), lambda row: row.continues_id),
}
CLAIMS = {
    "measure": (lambda: make_claim(measure=make_measure("area")), "area"),
    "measure_id": (lambda: make_claim(measure=make_measure("area")), lambda row: row.measure_id),
    "has_measure": (lambda: make_claim(measure=None), "false"),
    "value_min": (lambda: make_claim(base_value=5000), "5000"),
    "value_max": (lambda: make_claim(base_value=-5), "-5"),
    "overlaps": (lambda: make_claim(base_value=5000), "4000..6000"),
    "in_unit": (lambda: make_claim(base_unit="metre"), "km"),
    "comparator": (lambda: make_claim(comparator="nearly"), "nearly"),
    "unit": (lambda: make_claim(unit="km"), "km"),
    "base_unit": (lambda: make_claim(base_unit="metre"), "metre"),
    "subject": (lambda: make_claim(subject="Armenian soldiers"), "SOLDIERS"),
    "place": (lambda: make_claim(place="Nagorno-Karabakh"), "karabakh"),
    "as_of_after": (lambda: make_claim(period_end=date(2020, 11, 9)), "2020-11-09"),
    "as_of_before": (lambda: make_claim(period_end=date(2020, 11, 9)), "2020-11-09"),
    "hedge": (lambda: make_claim(hedge="denied"), lambda row: "denied"),
    "converts_id": (lambda: make_claim(converts=make_claim()), lambda row: row.converts_id),
    "quotation_id": (lambda: make_claim(quotation=make_quotation()), lambda row: row.quotation_id),
    "question_id": (
        lambda: Answer.objects.create(question=Question.objects.create(), claim=make_claim()).claim,
        lambda row: row.answer.question_id,
    ),
}
SPEAKERS = {
    "name": (lambda: make_speaker("Recep Tayyip Erdoğan"), "recep tayyip erdogan"),
    "name_like": (lambda: make_speaker("Recep Tayyip Erdoğan"), "ERDOGAN"),
    "kind": (lambda: make_speaker(kind="group"), "group"),
    "wikidata": (lambda: make_speaker(wikidata="Q57298"), "Q57298"),
    "merged": (lambda: make_speaker(merged_into=make_speaker()), "true"),
    "merged_into_id": (lambda: make_speaker(merged_into=make_speaker()), lambda row: row.merged_into_id),
    "updated_since": (make_speaker, lambda row: row.changed.isoformat()),
}
MEASURES = {
    "slug": (lambda: make_measure("area"), "area"),
    "dimension": (lambda: make_measure("area", dimension="length"), "length"),
    "base_unit": (lambda: make_measure("area", base_unit="m2"), "m2"),
    "cumulative": (lambda: make_measure("toll", cumulative=True), "true"),
    "updated_since": (lambda: make_measure("area"), lambda row: row.changed.isoformat()),
}


def check(ids, resource, name, kept, value):
    assert ids(resource, **{name: value(kept) if callable(value) else value}) == {kept.pk}


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize(("make", "resource"), [(make_claim, "claims"), (make_quotation, "quotations")])
def test_a_filter_of_words_keeps_its_own(ids, make, resource, name):
    other = make()
    Mention.objects.filter(pk=other.pk).update(changed=LONG_AGO)
    kept, value = WORDS[name][0](make), WORDS[name][1]
    check(ids, resource, name, kept, value)
    check(ids, "mentions", name, kept, value)


@pytest.mark.parametrize("name", QUOTATIONS)
def test_a_filter_of_quotations_keeps_its_own(ids, name):
    make_quotation()
    check(ids, "quotations", name, QUOTATIONS[name][0](), QUOTATIONS[name][1])


@pytest.mark.parametrize("name", CLAIMS)
def test_a_filter_of_claims_keeps_its_own(ids, name):
    make_claim(base_value=100)
    check(ids, "claims", name, CLAIMS[name][0](), CLAIMS[name][1])


@pytest.mark.parametrize("name", SPEAKERS)
def test_a_filter_of_speakers_keeps_its_own(ids, name):
    make_speaker()
    check(ids, "speakers", name, SPEAKERS[name][0](), SPEAKERS[name][1])


@pytest.mark.parametrize("name", MEASURES)
def test_a_filter_of_measures_keeps_its_own(ids, name):
    make_measure("deaths")
    check(ids, "measures", name, MEASURES[name][0](), MEASURES[name][1])


def test_mentions_are_kept_by_kind(ids):
    claim, quotation = make_claim(), make_quotation()
    assert ids("mentions", kind="claim") == {claim.pk}
    assert ids("mentions", kind="quotation") == {quotation.pk}


def test_disputed_keeps_the_claims_at_either_end_of_a_link_on_which_people_differ(ids):
    disputed, decided = make_link(state="disputed"), make_link(state="decided", relation="match")
    alone = make_claim()
    assert ids("claims", disputed="true") == {disputed.left_id, disputed.right_id}
    assert ids("claims", disputed="false") == {decided.left_id, decided.right_id, alone.pk}


def test_every_filter_has_its_case():
    assert set(WORDS) == set(WordsFilters.base_filters)
    assert set(WORDS) | {"kind"} == set(MentionFilters.base_filters)
    assert set(WORDS) | set(QUOTATIONS) == set(QuotationFilters.base_filters)
    assert set(WORDS) | set(CLAIMS) | {"disputed"} == set(ClaimFilters.base_filters)
    assert set(SPEAKERS) == set(SpeakerFilters.base_filters)
    assert set(MEASURES) == set(MeasureFilters.base_filters)


@pytest.mark.parametrize("ask", [{"speaker": "ANNA"}, {"speaker": "the ministry"}, {"speaker": "Ministry of Défence"}])
def test_a_speaker_is_asked_for_by_any_of_its_names(ids, ask):
    office = make_speaker("Ministry of Defence")
    office.aliases.create(name="The Ministry")
    minister = make_speaker("Anna", merged_into=office)
    spokesman = make_speaker("Boris", merged_into=minister)
    said = {make_claim(mention={"speaker": speaker}).pk for speaker in (office, minister, spokesman)}
    make_claim(mention={"speaker": make_speaker("Other")})
    assert ids("claims", **ask) == said
    assert ids("claims", speaker_id=spokesman.pk) == said


def test_speakers_merged_in_a_ring_are_still_found(ids):
    first, second = make_speaker("Anna"), make_speaker("Boris")
    first.merged_into, second.merged_into = second, first
    first.save()
    second.save()
    assert ids("speakers", name="anna") == {first.pk, second.pk}


def test_an_unknown_speaker_has_said_nothing(ids):
    make_claim()
    assert ids("claims", speaker="Nobody") == set()
    assert ids("claims", speaker="…") == set()


def test_asking_for_a_merged_speaker_costs_few_queries(reader, django_assert_max_num_queries):
    office = make_speaker("Ministry")
    make_claim(mention={"speaker": make_speaker("Anna", merged_into=office)})
    with django_assert_max_num_queries(4):
        reader.get("/api/v1/claims/?speaker=Ministry")


@pytest.mark.parametrize(
    ("bounds", "passes"),
    [
        ({"base_low": 24, "base_high": 99}, {"value_min=50", "value_max=50", "value_min=99", "value_max=24"}),
        ({"base_low": 2000}, {"value_min=50", "value_min=99"}),
        ({"base_high": 60}, {"value_min=50", "value_max=50", "value_max=24"}),
        ({"base_value": 60, "base_low": 24, "base_high": 99}, {"value_min=50"}),
    ],
)
def test_a_claim_with_bounds_alone_passes_where_they_allow_it(reader, bounds, passes):
    make_claim(**{"value": 1, "low": None} | bounds)
    asked = ["value_min=50", "value_max=50", "value_min=99", "value_max=24"]
    assert {ask for ask in asked if reader.get(f"/api/v1/claims/?{ask}").json()["results"]} == passes


def test_a_period_with_one_day_is_about_that_day(ids):
    claim = make_claim(period_start=date(2020, 9, 27))
    assert ids("claims", as_of_after="2020-09-27", as_of_before="2020-09-27") == {claim.pk}
    assert ids("claims", as_of_after="2020-09-28") == set()


def test_overlaps_keeps_claims_whose_interval_shares_a_value(ids):
    point = make_claim(value=150_000, low=None, base_value=150_000)
    above = make_claim(value=2000, low=2000, base_value=2000, base_low=2000)
    below = make_claim(value=None, low=None, high=90_000, base_high=90_000)
    assert ids("claims", overlaps="100000..200000") == {point.pk, above.pk}
    assert ids("claims", overlaps="..100000") == {above.pk, below.pk}
    assert ids("claims", overlaps="160000..") == {above.pk}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        *[("5", 400), ("..", 400), ("a..b", 400), ("1..2..3", 400), ("nan..1", 400), ("1e999..", 400)],
        *[("5..3", 409), ("3..5", 200), ("-5..-3.5", 200), ("1e3..", 200)],
    ],
)
def test_an_interval_is_two_numbers_the_lower_first(reader, given, status):
    assert reader.get("/api/v1/claims/", {"overlaps": given}).status_code == status


def test_numbers_are_read_in_the_unit_that_is_asked(ids):
    far = make_claim(value=2, low=None, unit="km", base_value=2000, base_unit="metre")
    make_claim(value=1, low=None, unit="km", base_value=1000, base_unit="metre")
    assert ids("claims", value_min="1.5", in_unit="km") == {far.pk}
    assert ids("claims", overlaps="1.5..3", in_unit="km") == {far.pk}


def test_claims_are_searched_by_their_words_and_those_beside(ids):
    claim = make_claim()
    assert ids("claims", search='"people died" 4,000') == {claim.pk}
    assert ids("claims", search="nobody") == set()
