from datetime import date

import pytest

from tests.quantities.reading import find_period

FRIDAY = date(2020, 10, 30)


@pytest.mark.parametrize("text", ["last week", "two weeks ago", "on Wednesday"])
def test_without_the_date_of_the_article_nothing_relative_is_found(text):
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("today", "2020-10-30"),
        ("last night", "2020-10-29"),
        ("tomorrow", "2020-10-31"),
        ("on Wednesday", "2020-10-28"),
        ("on Friday", "2020-10-30"),
        ("last Friday", "2020-10-23"),
        ("next Monday", "2020-11-02"),
        ("over the weekend", "2020-10-24/2020-10-25"),
        ("last weekend", "2020-10-24/2020-10-25"),
        ("last week", "2020-10-19/2020-10-25"),
        ("this month", "2020-10-01/2020-10-31"),
        ("next year", "2021-01-01/2021-12-31"),
        ("earlier this year", "2020-01-01/2020-10-30"),
        ("later this month", "2020-10-30/2020-10-31"),
        ("two weeks ago", "2020-10-16"),
        ("a month ago", "2020-09-01/2020-09-30"),
        ("30 years ago", "1990-01-01/1990-12-31"),
        ("the last three decades", "1990-10-30/2020-10-30"),
        ("over the past two weeks", "2020-10-16/2020-10-30"),
        ("in the last 24 hours", "2020-10-29/2020-10-30"),
        ("last October", "2019-10-01/2019-10-31"),
        ("next March", "2021-03-01/2021-03-31"),
        ("last summer", "2020-06-01/2020-08-31"),
    ],
)
def test_a_relative_date_goes_by_the_article(text, period):
    assert str(find_period(text, FRIDAY)) == period


def test_nothing_lies_before_the_first_year():
    assert find_period("900 centuries ago", FRIDAY) is not None
