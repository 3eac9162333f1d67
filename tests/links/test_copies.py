"""A copy is noted once, by the earlier of two printings, and never against a person's word."""

from datetime import date

import pytest

from claimsdb.corpus.models import Article
from claimsdb.links.copies import REASON, find_copies
from claimsdb.links.models import Link
from claimsdb.links.suggest import ONE_TEXT, crossref
from tests.factories import make_article, make_claim, make_measure
from tests.matching.test_copying import OTHER, WIRE

pytestmark = pytest.mark.django_db


def origin_of(article):
    """Return the origin that is kept of an article."""
    return Article.objects.get(pk=article.pk).derived_from


def test_two_reports_on_one_event_come_from_nowhere():
    one, other = make_article(WIRE), make_article(OTHER)
    find_copies(one)
    find_copies(other)
    assert (origin_of(one), origin_of(other)) == (None, None)


def test_the_later_printing_comes_from_the_earlier_whichever_is_read_first():
    later = make_article(f"Flood\n{WIRE}", published=date(2021, 7, 16))
    find_copies(later)
    earlier = make_article(WIRE, published=date(2021, 7, 15))
    find_copies(earlier)
    assert (origin_of(later), origin_of(earlier)) == (earlier, None)
    assert Article.objects.get(pk=later.pk).history.latest().history_change_reason == REASON


def test_an_article_without_a_date_is_taken_for_the_later():
    undated, dated = make_article(WIRE, published=None), make_article(f"Flood\n{WIRE}", published=date(2021, 7, 15))
    find_copies(undated)
    find_copies(dated)
    assert (origin_of(undated), origin_of(dated)) == (dated, None)


def test_an_origin_that_a_person_gave_stays():
    first, second = make_article(WIRE, published=date(2021, 7, 1)), make_article()
    copy = make_article(f"Flood\n{WIRE}", published=date(2021, 7, 15), derived_from=second)
    find_copies(first)
    find_copies(copy)
    assert origin_of(copy) == second


def test_an_origin_that_a_person_took_away_is_not_set_again():
    first = make_article(WIRE, published=date(2021, 7, 1))
    copy = make_article(f"Flood\n{WIRE}", published=date(2021, 7, 15))
    for article in (first, copy):
        find_copies(article)
    copy.refresh_from_db()
    copy.derived_from = None
    copy.save()
    find_copies(copy)
    find_copies(make_article(f"Late flood\n{WIRE}", published=date(2021, 6, 1)))
    assert origin_of(copy) is None


def test_origins_never_run_in_a_ring():
    late = make_article(f"Flood\n{WIRE}", published=date(2021, 7, 15))
    find_copies(late)
    early = make_article(WIRE, published=date(2021, 7, 1), derived_from=late)
    find_copies(early)
    assert origin_of(late) is None


def test_an_article_is_held_against_the_others_once(django_assert_max_num_queries):
    article = make_article(WIRE)
    find_copies(article)
    with django_assert_max_num_queries(1):
        find_copies(article)


def test_a_link_between_two_printings_says_so():
    measure = make_measure("people", dimension="count")
    for headline in ("Flood", "The river rose"):
        article = make_article(f"{headline}\n{WIRE}")
        make_claim("forty", article, value=40, base_value=40, measure=measure, subject="families")
    crossref()
    link = Link.objects.get()
    assert link.reasons[-1] == ONE_TEXT
    assert crossref().changed == 0
