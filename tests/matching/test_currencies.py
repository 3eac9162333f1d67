from datetime import date

import pytest

from claimsdb.matching.currencies import RATES, apart, may_be_converted
from claimsdb.matching.measured import measured
from tests.matching.make import make_claim


@pytest.mark.parametrize(
    ("ours", "theirs", "may"),
    [
        ((2e6, "EUR"), (2.6e6, "USD"), True),
        ((2e6, "EUR"), (1.7e6, "GBP"), True),
        ((2e6, "EUR"), (88e6, "GBP"), False),
        ((5.0, "USD"), (500.0, "JPY"), True),
        ((5.0, "USD"), (1e9, "ZWL"), True),
    ],
)
def test_two_sums_may_be_one_where_a_rate_joins_them(ours, theirs, may):
    left, right = (measured(make_claim(value=value, unit=unit)) for value, unit in (ours, theirs))
    assert may_be_converted(left, right) is may
    assert may_be_converted(right, left) is may


def test_a_sum_is_converted_at_the_rates_of_the_year_in_which_either_was_told():
    pounds = make_claim(value=1.2e6, unit="GBP", published=date(2013, 9, 9))
    dollars = make_claim(value=2.5e6, unit="USD")
    assert not may_be_converted(measured(pounds), measured(dollars))
    of_2007 = make_claim(value=1.2e6, unit="GBP", published=date(2007, 9, 9))
    assert may_be_converted(measured(of_2007), measured(dollars))
    undated = make_claim(value=1.2e6, unit="GBP")
    assert may_be_converted(measured(undated), measured(dollars))


def test_what_no_rate_joins_is_so_many_times_apart():
    euros = measured(make_claim(value=1e6, unit="EUR", published=date(2013, 5, 1)))
    dollars = measured(make_claim(value=13.9e6, unit="USD"))
    assert apart(euros, dollars) == apart(dollars, euros) == pytest.approx(10, rel=0.01)
    assert apart(euros, measured(make_claim(value=0.0, unit="USD"))) == float("inf")


def test_the_least_of_a_year_is_no_more_than_the_most():
    assert all(0 < low <= high for years in RATES.values() for low, high in years.values())


def test_two_sums_converted_from_a_third_have_room_for_two_roundings():
    dirhams = make_claim("Dh472.7bn", "A bailout of 110 billion (Dh472.7bn).", value=472.7e9, unit="AED")
    dollars = make_claim("$143 billion", "A 110-billion ($143 billion) bailout.", value=143e9, unit="USD")
    plain = make_claim("$143 billion", "A $143 billion bailout.", value=143e9, unit="USD")
    assert may_be_converted(measured(dirhams), measured(dollars))
    assert not may_be_converted(measured(dirhams), measured(plain))
