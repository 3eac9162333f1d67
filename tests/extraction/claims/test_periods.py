from datetime import date

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
