from datetime import date

from claimsdb.matching.compare import SILENT
from claimsdb.matching.compare.printed import printed
from claimsdb.quantities.period import Period
from tests.matching.make import prepared

THEN, SOON, LATER = date(2021, 7, 15), date(2021, 7, 18), date(2023, 7, 15)
WAR = Period(date(1988, 1, 1), date(1994, 12, 31))


def test_an_unknown_date_says_nothing():
    assert printed(prepared(), prepared(published=THEN)) == SILENT


def test_articles_of_one_week_speak_for_one_event():
    assert printed(prepared(published=THEN), prepared(published=SOON))[0] > 0.5


def test_articles_of_two_years_speak_against_it():
    assert printed(prepared(published=THEN), prepared(published=LATER))[0] == 0.0


def test_a_trial_years_later_shares_the_names_of_the_deed():
    said = "In Oberdorf, Anna Huberova shot 12 people."
    left, right = (prepared("12", said, published=day) for day in (THEN, LATER))
    assert 0.0 < printed(left, right)[0] < 0.5


def test_a_population_goes_on():
    left, right = (prepared(measure="population", published=day) for day in (THEN, LATER))
    assert printed(left, right) == SILENT


def test_articles_that_state_one_period_may_be_years_apart():
    left, right = (prepared(period=WAR, published=day) for day in (THEN, LATER))
    assert printed(left, right) == SILENT


def test_a_later_article_may_look_back():
    summer = Period(date(2021, 7, 1), date(2021, 7, 31))
    assert printed(prepared(published=THEN), prepared(period=summer, published=LATER)) == SILENT
