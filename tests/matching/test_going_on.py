from datetime import date

import pytest

from claimsdb.matching.going_on import gone_on, gone_on_since, of_two_sorts, runs_on
from claimsdb.quantities.quantity import Comparator
from tests.matching.make import prepared

MONDAY, THURSDAY, FRIDAY = date(2021, 7, 12), date(2021, 7, 15), date(2021, 7, 16)
UNDATED = "Such a time goes on, and the articles may be of different days."
DATED = "Such a time goes on, and the articles are as far apart."


def riots(days: int, published: date | None = None, **given: object):
    sentence = f"The city saw {days} days of riots."
    return prepared(f"{days} days", sentence, value=float(days), unit="day", published=published, **given)


def past(days: int):
    return prepared(f"{days} days", f"He was shot {days} days ago.", value=float(days), unit="day")


def a_week(**given: object):
    return prepared("a week", "After a week of riots it is calm.", value=1.0, unit="week", **given)


def test_days_of_riots_told_by_articles_without_a_date_are_told_on_two_days():
    assert gone_on(riots(5), riots(8)) == UNDATED


def test_days_of_riots_grow_with_the_dates_of_the_articles():
    assert gone_on(riots(5, MONDAY), riots(8, THURSDAY)) == DATED
    assert gone_on(riots(8, FRIDAY), riots(5, MONDAY)) == DATED


@pytest.mark.parametrize(("ours", "theirs"), [(MONDAY, MONDAY), (THURSDAY, MONDAY), (MONDAY, date(2021, 8, 12))])
def test_days_of_riots_that_the_dates_do_not_explain_have_no_reason(ours, theirs):
    assert gone_on(riots(5, ours), riots(8, theirs)) == ""


def test_articles_without_a_date_are_seldom_months_apart():
    assert gone_on(riots(5), riots(70)) == ""


def test_a_week_is_said_after_eight_days_and_not_after_five():
    assert gone_on_since(a_week(), riots(8)) == ""
    assert gone_on_since(a_week(), riots(5)) == UNDATED
    assert gone_on_since(a_week(comparator=Comparator.MORE_THAN), riots(10)) == ""


def test_a_shooting_that_is_past_is_no_riot_that_goes_on():
    assert of_two_sorts(riots(5), past(8))
    assert gone_on(riots(5), past(8)) == ""
    assert not of_two_sorts(riots(5), riots(8))


def test_an_age_does_not_run_on_and_neither_does_another_time_of_the_sentence():
    age = prepared("5", "At 5 he saw 5 days of riots.", value=5.0, unit="year", measure="age")
    other = prepared("2 days", "After 5 days of riots a truce of 2 days began.", value=2.0, unit="day")
    assert runs_on(age) == runs_on(other) == ""
