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
    assert reason == "The periods 1988/1994 and 2016 differ."


def test_a_period_long_past_does_not_fit_an_article_that_gives_none():
    assert period(prepared(period=WAR), prepared(published=date(2021, 7, 15)))[0] < 0.5


def test_named_days_of_the_week_tell_events_apart():
    sunday, tuesday = prepared("12", "On Sunday 12 fell."), prepared("12", "Tuesday's quake hurt 12.")
    assert period(sunday, sunday)[0] > 0.5 > period(sunday, tuesday)[0]


def test_a_month_tells_an_earlier_event_from_this_week_s():
    now, before = prepared("12", "On Sunday 12 fell."), prepared("12", "In September a quake hurt 12.")
    assert period(now, before)[0] < 0.5 < period(before, before)[0]


def test_a_month_is_told_in_full():
    left, right = (prepared("12", f"In Sept. {what} 12 people.") for what in ("it killed", "there died"))
    assert period(left, right) == (0.7, "Both name September.")
