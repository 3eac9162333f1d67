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
    left = prepared(value=150_000.0, measure="population", period=YEAR_2020)
    right = prepared(value=120_000.0, measure="population", period=YEAR_2023)
    assert relation(left, right) == (Relation.UPDATE, "One is of 2020, the other of 2023.")


def test_two_populations_of_one_year_are_a_conflict():
    left, right = prepared(value=150_000.0, period=YEAR_2020), prepared(value=120_000.0, period=YEAR_2020)
    assert relation(left, right)[0] is Relation.CONFLICT


def test_without_periods_articles_years_apart_tell_two_states():
    left = prepared(value=150_000.0, measure="population", published=date(2020, 10, 1))
    right = prepared(value=120_000.0, measure="population", published=date(2023, 9, 28))
    assert relation(left, right)[0] is Relation.UPDATE


def test_what_happened_at_two_times_is_no_update():
    left = prepared(value=7.6, unit="magnitude", measure="magnitude", period=YEAR_2020)
    right = prepared(value=6.1, unit="magnitude", measure="magnitude", period=YEAR_2023)
    assert relation(left, right)[0] is Relation.RELATED


def test_a_toll_without_a_date_is_a_conflict_that_may_be_an_update():
    one, other = prepared(value=12.0, cumulative=True), prepared(value=15.0, cumulative=True)
    assert relation(one, other) == (
        Relation.CONFLICT,
        "Such a figure grows, and not both articles have a date: possibly an update.",
    )


def test_two_figures_of_a_toll_that_may_both_be_true_are_an_update_weeks_apart():
    thousands = {"value": None, "low": 2000.0, "high": 9999.0}
    early = prepared("Thousands", "Thousands died.", **thousands, cumulative=True, published=date(2020, 10, 29))
    late = prepared("4,000", value=4000.0, comparator=Comparator.AT_LEAST, cumulative=True, published=date(2020, 12, 3))
    assert relation(early, late)[0] is Relation.UPDATE


def test_two_tolls_years_apart_are_possibly_of_two_events():
    left = prepared(value=12.0, measure="deaths", published=date(2020, 10, 1))
    right = prepared(value=9.0, measure="deaths", published=date(2023, 9, 28))
    assert relation(left, right)[0] is Relation.RELATED


def test_a_toll_that_grows_is_an_update_whichever_side_is_later():
    early = prepared(value=12.0, cumulative=True, published=date(2021, 7, 15))
    late = prepared(value=15.0, cumulative=True, published=date(2021, 7, 16))
    assert relation(early, late) == (Relation.UPDATE, "The second article is the later one, and such a figure grows.")
    assert relation(late, early) == (Relation.UPDATE, "The first article is the later one, and such a figure grows.")


def test_a_toll_of_one_day_grows_with_the_days_of_printing():
    sunday = Period(date(2021, 7, 11), date(2021, 7, 11))
    early = prepared(value=12.0, cumulative=True, period=sunday, published=date(2021, 7, 12))
    late = prepared(value=15.0, cumulative=True, period=sunday, published=date(2021, 7, 14))
    assert relation(early, late)[0] is Relation.UPDATE


def test_a_toll_that_shrinks_is_a_conflict():
    early = prepared(value=15.0, cumulative=True, published=date(2021, 7, 15))
    late = prepared(value=12.0, cumulative=True, published=date(2021, 7, 16))
    assert relation(early, late)[0] is Relation.CONFLICT


def test_two_currencies_match_where_a_rate_joins_them_and_conflict_where_none_does():
    assert relation(prepared(value=2e6, unit="EUR"), prepared(value=2.6e6, unit="USD"))[0] is Relation.MATCH
    assert relation(prepared(value=2e6, unit="EUR"), prepared(value=9e6, unit="USD"))[0] is Relation.CONFLICT


def test_a_conflict_says_what_is_not_clear():
    dated = date(2021, 7, 15)
    left, right = prepared("12", "The toll is 12.", published=dated), prepared("9", "It is 9.", value=9.0)
    assert relation(left, right)[1] == "Possibly differs: the subject and the time may not be the same."


def test_a_conflict_on_one_subject_and_day_is_plain():
    left, right = prepared(published=date(2021, 7, 15)), prepared(value=9.0, published=date(2021, 7, 15))
    assert relation(left, right) == (Relation.CONFLICT, "Both cannot be true.")


def test_a_person_who_is_older_years_later_is_an_update():
    left = prepared(value=54.0, unit="year", measure="age", published=date(2020, 10, 1))
    right = prepared(value=55.0, unit="year", measure="age", published=date(2021, 9, 28))
    assert relation(left, right)[0] is Relation.UPDATE


def test_dozens_that_may_have_come_to_be_hundreds_are_an_update():
    toll = {"measure": "injured", "cumulative": True, "value": None}
    dozens, hundreds = (
        prepared("dozens", low=24.0, high=99.0, **toll),
        prepared("hundreds", low=200.0, high=999.0, **toll),
    )
    assert relation(dozens, hundreds) == (
        Relation.UPDATE,
        "Such a figure grows, and hundreds is more than dozens.",
    )


def test_an_offer_bumped_to_less_is_another_offer():
    bumped = prepared("$184 million", "The offer was bumped as high as $184 million.", value=184e6, unit="USD")
    assert relation(bumped, prepared("$200 million", value=200e6, unit="USD")) == (
        Relation.RELATED,
        "“bumped” tells of a change the other way: possibly of two things.",
    )


def test_an_offer_bumped_as_high_as_more_is_an_update():
    bumped = {"value": 184e6, "high": 184e6, "comparator": Comparator.AT_MOST, "unit": "USD"}
    now = prepared("as high as $184 million", "The offer was bumped as high as $184 million.", **bumped)
    assert relation(prepared("$160 million", value=160e6, unit="USD"), now) == (
        Relation.UPDATE,
        "as high as $184 million is told as a figure that changed: “bumped”.",
    )


def test_days_of_riots_are_an_update_and_never_a_conflict_with_the_days_since_a_shooting():
    five, eight = (
        prepared(f"{n} days", f"The city saw {n} days of riots.", value=float(n), unit="day") for n in (5, 8)
    )
    week = prepared("a week", "After a week of riots it is calm.", value=1.0, unit="week")
    past = prepared("8 days", "He was shot 8 days ago.", value=8.0, unit="day")
    assert relation(five, eight)[0] is relation(five, week)[0] is Relation.UPDATE
    assert relation(eight, week)[0] is Relation.MATCH
    assert relation(five, past) == (Relation.RELATED, "Both times run on, of two things.")


def test_days_of_riots_told_on_one_day_are_a_conflict():
    five, eight = (
        prepared(f"{n} days", f"They saw {n} days of riots.", value=float(n), unit="day", published=date(2021, 7, 15))
        for n in (5, 8)
    )
    assert relation(five, eight)[0] is Relation.CONFLICT


def test_a_part_does_not_contradict_its_whole():
    child = prepared("two", "The flood killed 12 people, including two children.", value=2.0)
    assert relation(child, prepared(value=15.0)) == (
        Relation.RELATED,
        "A part and its whole do not contradict each other.",
    )
