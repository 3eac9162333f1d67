"""Text in, mentions out."""

from datetime import date

import pytest

from claimsdb.claims.extract import ExtractReport, engine, extract_articles, measure_table, store
from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.extraction import language
from claimsdb.extraction.claims.measures import DEFAULT
from claimsdb.extraction.extraction import Attribution, ExtractedClaim, ExtractedQuotation, Extraction, Hedge, Style
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator
from tests.factories import make_article, make_claim, make_measure, make_quotation

pytestmark = pytest.mark.django_db

TEXT = "At least 4,000 people died, the ministry said. “We lost 30 km of road,” said Anna Petrosyan."
PETROSYAN = Attribution(speaker="Anna Petrosyan", speaker_start=76, speaker_end=90, cue="said")


def quotation(words: str = "We lost 30 km of road,", **fields) -> ExtractedQuotation:
    start = TEXT.index(words)
    fields = {"style": Style.DIRECT, "attribution": PETROSYAN} | fields
    return ExtractedQuotation(start=start, end=start + len(words), **fields)


def claim(words: str = "At least 4,000", **fields) -> ExtractedClaim:
    start = TEXT.index(words)
    fields = {"value": 4000.0, "low": 4000.0, "comparator": Comparator.AT_LEAST, "measure": "deaths"} | fields
    return ExtractedClaim(start=start, end=start + len(words), **fields)


def stored(article, quotations=(), claims=()) -> ExtractReport:
    report = ExtractReport()
    store(article, Extraction(list(quotations), list(claims)), report)
    return report


@pytest.fixture
def article():
    make_measure("deaths")
    return make_article(TEXT)


def test_an_article_without_findings_is_read_all_the_same(article):
    stored(article)
    article.refresh_from_db()
    assert article.extracted_by == engine()


def test_a_quotation_is_stored_with_its_speaker_and_words(article):
    stored(article, [quotation()])
    mention = Quotation.objects.get().mention
    assert (mention.exact, mention.speaker.name, mention.cue) == ("We lost 30 km of road,", "Anna Petrosyan", "said")
    assert (mention.state, mention.origin, mention.touched) == ("suggested", engine(), False)


def test_a_claim_is_stored_with_its_figures_as_written_and_in_base_units(article):
    km = claim("30 km", value=30.0, low=None, comparator=Comparator.EXACTLY, unit="km", measure="", quotation=0)
    stored(article, [quotation()], [km])
    kept = Claim.objects.get()
    assert (kept.value, kept.unit, kept.base_value, kept.base_unit) == (30, "km", 30_000, "metre")
    assert kept.measure is None
    assert kept.quotation == Quotation.objects.get()


def test_a_claim_keeps_its_measure_and_period(article):
    stored(article, claims=[claim(period=Period(date(2020, 9, 27), date(2020, 11, 9)))])
    kept = Claim.objects.get()
    assert kept.measure.slug == "deaths"
    assert (kept.period_start, kept.period_end) == (date(2020, 9, 27), date(2020, 11, 9))


def test_a_continued_quotation_knows_what_it_continues(article):
    stored(article, [quotation("We lost"), quotation("30 km of road,", continues=0)])
    first, second = Quotation.objects.order_by("mention__start")
    assert second.continues == first


def test_a_conversion_knows_its_original_and_a_hedge_is_kept(article):
    twice = claim("30 km", value=12.0, low=None, unit="mile", measure="", converts=0, hedge=Hedge.DENIED)
    stored(article, claims=[claim(), twice])
    first, second = Claim.objects.order_by("mention__start")
    assert (second.converts, second.hedge) == (first, "denied")
    assert (first.converts, first.hedge) == (None, "")


def test_reading_again_changes_nothing(article):
    stored(article, [quotation()], [claim()])
    before = list(Mention.objects.order_by("pk").values())
    report = stored(article, [quotation()], [claim()])
    assert (report.added, report.changed, report.dropped) == (0, 0, 0)
    assert list(Mention.objects.order_by("pk").values()) == before


def test_a_suggestion_found_no_more_is_dropped(article):
    stored(article, [quotation()], [claim()])
    assert stored(article, [quotation()]).dropped == 1
    assert not Claim.objects.exists()


def test_a_figure_read_differently_keeps_its_row_and_moves_its_stamp(article):
    stored(article, claims=[claim()])
    before = Mention.objects.get()
    assert stored(article, claims=[claim(value=4001.0)]).changed == 1
    after = Mention.objects.get()
    assert (after.pk, after.claim.value) == (before.pk, 4001)
    assert after.changed > before.changed


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_what_a_person_judged_stays_and_is_not_suggested_again(article, state):
    stored(article, claims=[claim()])
    Mention.objects.update(state=state)
    report = stored(article, claims=[claim(value=5.0), claim("At least 4,000 people")])
    assert (report.added, report.changed, report.dropped) == (0, 0, 0)
    assert (Claim.objects.get().value, Mention.objects.get().state) == (4000, state)


def test_what_a_person_worked_on_stays_when_it_is_found_no_more(article):
    stored(article, claims=[claim()])
    Mention.objects.update(touched=True)
    assert stored(article).dropped == 0


def test_other_words_beside_a_judged_mention_are_suggested(article):
    make_claim("At least 4,000", article, mention={"state": "accepted"})
    assert stored(article, claims=[claim("30", value=30.0)]).added == 1


def test_a_claim_inside_an_accepted_quotation_is_held_by_it(article):
    accepted = make_quotation("We lost 30 km of road", article, mention={"state": "accepted"})
    stored(article, [quotation()], [claim("30 km", quotation=0)])
    assert Claim.objects.get().quotation == accepted


def test_the_same_name_with_other_accents_is_one_speaker(article):
    stored(article, [quotation(attribution=Attribution(speaker="Recep Tayyip Erdoğan"))])
    stored(make_article("Later. " + TEXT), [quotation(attribution=Attribution(speaker="Recep Tayyip Erdogan"))])
    assert Speaker.objects.count() == 1


def test_a_surname_alone_is_another_speaker(article):
    stored(article, [quotation(attribution=Attribution(speaker="Ilham Aliyev"))])
    stored(make_article("Later. " + TEXT), [quotation(attribution=Attribution(speaker="Aliyev"))])
    assert Speaker.objects.count() == 2


def test_an_alias_finds_its_speaker(article):
    speaker = Speaker.objects.create(name="Financial Times", kind="publication")
    speaker.aliases.create(name="FT")
    stored(article, [quotation(attribution=Attribution(speaker="Anna Petrosyan", via="FT"))])
    assert Mention.objects.get().via == speaker


def test_a_database_without_measures_gets_the_shipped_ones():
    assert [measure.slug for measure in measure_table()] == [measure.slug for measure in DEFAULT]
    assert Measure.objects.count() == len(DEFAULT)


def test_people_add_measures_that_extraction_then_knows():
    make_measure("goats", words=["goat"])
    assert [measure.slug for measure in measure_table()] == ["goats"]


def test_articles_are_read_from_text_to_rows(article):
    report = extract_articles([article])
    assert (report.articles, report.failures) == (1, [])
    assert Claim.objects.filter(mention__exact="At least 4,000", low=4000).exists()
    assert Quotation.objects.filter(mention__speaker__name="Anna Petrosyan").exists()


def test_an_article_over_the_limit_is_named_and_the_others_are_read(article, monkeypatch):
    long = make_article("A much longer text. " * 10)
    monkeypatch.setattr(language, "LONGEST", 120)
    report = extract_articles([long, article])
    assert [failed for failed, _ in report.failures] == [long]
    assert "120" in report.failures[0][1]
    assert report.articles == 1
