from datetime import date

from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.period import period
from claimsdb.quantities.period import Period
from tests.matching.make import prepared

WAR = Period(date(1988, 1, 1), date(1994, 12, 31))
LATE_WAR = Period(date(1991, 1, 1), date(1994, 12, 31))
LATER = Period(date(2016, 1, 1), date(2016, 12, 31))


def test_no_dates_say_nothing():
    assert period(prepared(), prepared(period=WAR)) == SILENT


def test_periods_that_overlap_agree():
    assert period(prepared(period=WAR), prepared(period=LATE_WAR))[0] > 0.5


def test_days_that_overlap_agree_more_than_years():
    days = Period(date(2020, 10, 10), date(2020, 10, 18)), Period(date(2020, 10, 10), date(2020, 10, 10))
    score, _ = period(*(prepared(period=stated) for stated in days))
    assert score > period(prepared(period=WAR), prepared(period=LATE_WAR))[0]


def test_periods_apart_disagree():
    score, reason = period(prepared(period=WAR), prepared(period=LATER))
    assert score == 0.0
    assert reason == "The periods 1988-01-01/1994-12-31 and 2016-01-01/2016-12-31 differ."


def test_articles_of_one_week_speak_of_one_event_more_often():
    week = period(prepared(published=date(2021, 7, 15)), prepared(published=date(2021, 7, 18)))
    years = period(prepared(published=date(2021, 7, 15)), prepared(published=date(2023, 7, 15)))
    assert week[0] > 0.5 > years[0]


def test_a_period_long_past_does_not_fit_an_article_that_gives_none():
    assert period(prepared(period=WAR), prepared(published=date(2021, 7, 15)))[0] < 0.5
