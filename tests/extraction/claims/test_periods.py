from datetime import date

import pytest

from claimsdb.quantities.period import Period
from tests.extraction.claims.reading import claims


def test_no_date_is_filled_in():
    assert claims("The flood killed 300 people.", published=date(2020, 10, 30))["300"].period is None


def test_the_sentences_own_period_is_read():
    assert claims("In 2018, exports earned $56bn.")["$56bn"].period == Period(date(2018, 1, 1), date(2018, 12, 31))


def test_each_figure_has_the_period_nearest_to_it():
    found = claims("Exports earned $3bn in 2019, against $248m in 2002.")
    assert found["$3bn"].period == Period(date(2019, 1, 1), date(2019, 12, 31))
    assert found["$248m"].period == Period(date(2002, 1, 1), date(2002, 12, 31))


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("A man shot three people at the firm that had fired him in 2006.", "three"),
        ("Some 40 people were hurt in the quakes, which woke memories of quakes that hit in 2002.", "Some 40"),
        ("A man accused of wounding two former bosses was arraigned on 3 May 2007.", "two"),
    ],
)
def test_a_period_in_a_clause_about_another_thing_is_not_the_figures(text, exact):
    assert claims(text)[exact].period is None


def test_a_period_in_a_clause_on_the_counted_is_the_figures():
    found = claims("Police named three people who had died on 4 May 2008.")
    assert found["three"].period == Period(date(2008, 5, 4), date(2008, 5, 4))


def test_a_clause_on_a_thing_shares_the_time_of_its_sentence():
    found = claims("In 2018 exports earned more than those of Russia, which earned $13.7bn.")
    assert found["$13.7bn"].period == Period(date(2018, 1, 1), date(2018, 12, 31))


def test_what_is_said_of_an_event_dates_its_figures():
    found = claims("The quake, which struck on 4 May 2008, killed five people.")
    assert found["five"].period == Period(date(2008, 5, 4), date(2008, 5, 4))


def test_the_clause_of_the_figure_comes_before_a_nearer_date_of_another_event():
    text = "A quake hit the town in 2002, like the tsunami that killed 168,000 people in Aceh in 2004."
    assert claims(text)["168,000"].period == Period(date(2004, 1, 1), date(2004, 12, 31))


def test_a_day_that_cannot_be_told_keeps_a_farther_date_away():
    text = "The quake injured dozens Sunday and woke fears of a tsunami like that of 2004."
    assert claims(text)["dozens"].period is None
