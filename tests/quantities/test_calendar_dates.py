from datetime import date

import pytest

from tests.quantities.reading import find_period

PUBLISHED = date(2020, 10, 30)


def read(text, published=PUBLISHED):
    return str(find_period(text, published))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 May poles",
        "You may go",
        "1,988 men",
        "2000 soldiers",
        "30 March on",
        "a 1920x1200 screen",
        "1336 GMT",
        "up to 1000 men",
    ],
)
def test_without_a_date_there_is_no_period_of_a_year(text):
    assert "/12-31" not in read(text)
    assert "-12-31" not in read(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("27 September 2020", "2020-09-27"),
        ("Sept. 27, 2020", "2020-09-27"),
        ("the 3rd of March 1999", "1999-03-03"),
        ("2020-09-27", "2020-09-27"),
        ("27/09/2020", "2020-09-27"),
        ("09/27/2020", "2020-09-27"),
        ("October 10 and 18, 2020", "2020-10-10/2020-10-18"),
        ("10-15 October 2020", "2020-10-10/2020-10-15"),
        ("July 2014", "2014-07-01/2014-07-31"),
        ("in 2018", "2018-01-01/2018-12-31"),
        ("the 2011 war", "2011-01-01/2011-12-31"),
        ("a 1988-94 war", "1988-01-01/1994-12-31"),
        ("1988–1994", "1988-01-01/1994-12-31"),
        ("the 1970s", "1970-01-01/1979-12-31"),
        ("the late 1980s", "1986-09-01/1989-12-31"),
        ("the early ‘90s", "1990-01-01/1993-05-01"),
        ("the 19th century", "1801-01-01/1900-12-31"),
        ("the first half of 2018", "2018-01-01/2018-06-30"),
        ("the third quarter of 2019", "2019-07-01/2019-09-30"),
        ("Q3 2019", "2019-07-01/2019-09-30"),
    ],
)
def test_a_full_date_needs_no_article(text, period):
    assert read(text, None) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("27 September", "2020-09-27"),
        ("December 3", "2020-12-03"),
        ("in July", "2020-07-01/2020-07-31"),
        ("in March", "2020-03-01/2020-03-31"),
        ("early October", "2020-10-01/2020-10-10"),
        ("the end of November", "2020-11-21/2020-11-30"),
    ],
)
def test_a_date_without_a_year_is_the_one_near_the_article(text, period):
    assert read(text) == period
    assert read(text, None) == "None"


def test_a_day_that_no_calendar_has_is_none():
    assert read("2020-02-31", None) == "None"
    assert read("13/13/2020", None) == "None"


def test_a_date_that_reads_both_ways_is_none():
    assert read("04/05/2020", None) == "None"
