from datetime import date

from claimsdb.matching.relation import relation
from claimsdb.matching.suggestion import Relation
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator
from tests.matching.make import prepared

YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))
YEAR_2023 = Period(date(2023, 1, 1), date(2023, 12, 31))


def test_the_same_value_is_a_match():
    assert relation(prepared(value=12.0), prepared(value=12.0))[0] is Relation.MATCH


def test_at_least_four_thousand_does_not_contradict_nearly_five():
    least = prepared(value=4000.0, low=4000.0, comparator=Comparator.AT_LEAST)
    nearly = prepared(value=5000.0, high=5000.0, comparator=Comparator.NEARLY)
    assert relation(least, nearly)[0] is Relation.MATCH


def test_twelve_miles_contradict_one_point_two():
    assert relation(prepared(value=12.0, unit="mile"), prepared(value=1.2, unit="mile"))[0] is Relation.CONFLICT


def test_a_mile_does_not_contradict_its_kilometres():
    assert relation(prepared(value=50.0, unit="mile"), prepared(value=80.0, unit="km"))[0] is Relation.MATCH


def test_two_populations_of_two_years_are_an_update():
    left, right = prepared(value=150_000.0, period=YEAR_2020), prepared(value=120_000.0, period=YEAR_2023)
    assert relation(left, right) == (Relation.UPDATE, f"One is of {YEAR_2020}, the other of {YEAR_2023}.")


def test_two_populations_of_one_year_are_a_conflict():
    left, right = prepared(value=150_000.0, period=YEAR_2020), prepared(value=120_000.0, period=YEAR_2020)
    assert relation(left, right)[0] is Relation.CONFLICT


def test_without_periods_articles_years_apart_tell_two_states():
    left = prepared(value=150_000.0, published=date(2020, 10, 1))
    right = prepared(value=120_000.0, published=date(2023, 9, 28))
    assert relation(left, right)[0] is Relation.UPDATE


def test_a_toll_that_grows_is_an_update_whichever_side_is_later():
    early = prepared(value=12.0, cumulative=True, published=date(2021, 7, 15))
    late = prepared(value=15.0, cumulative=True, published=date(2021, 7, 16))
    assert relation(early, late) == (Relation.UPDATE, "The second is the later state, and such a figure grows.")
    assert relation(late, early) == (Relation.UPDATE, "The first is the later state, and such a figure grows.")


def test_a_toll_that_shrinks_is_a_conflict():
    early = prepared(value=15.0, cumulative=True, published=date(2021, 7, 15))
    late = prepared(value=12.0, cumulative=True, published=date(2021, 7, 16))
    assert relation(early, late)[0] is Relation.CONFLICT


def test_two_currencies_never_conflict():
    assert relation(prepared(value=2e6, unit="EUR"), prepared(value=2.6e6, unit="USD"))[0] is Relation.MATCH
    assert relation(prepared(value=2e6, unit="EUR"), prepared(value=9e6, unit="USD"))[0] is Relation.RELATED
