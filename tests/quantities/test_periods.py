from datetime import date

from claimsdb.quantities.periods import periods_in
from tests.asserts import soon
from tests.quantities.reading import find_period

PUBLISHED = date(2020, 10, 30)


def spans(text, published=PUBLISHED):
    return [(text[start:end], str(period)) for start, end, period in periods_in(text, published)]


def test_a_text_without_dates_has_no_periods():
    assert spans("At least 4,000 people fled.") == []


def test_periods_come_in_order():
    assert spans("In 2016 and again in July 2014, they met.") == [
        ("2016", "2016-01-01/2016-12-31"),
        ("July 2014", "2014-07-01/2014-07-31"),
    ]


def test_between_two_dates_is_one_period():
    assert spans("between 1991 and 1994") == [("between 1991 and 1994", "1991-01-01/1994-12-31")]
    assert spans("from September 27 to October 3")[0][1] == "2020-09-27/2020-10-03"


def test_since_reaches_to_the_article():
    assert spans("since September 20") == [("since September 20", "2020-09-20/2020-10-30")]


def test_since_without_an_article_is_the_date_alone():
    assert spans("since 1994", None) == [("1994", "1994-01-01/1994-12-31")]


def test_by_is_the_last_day():
    assert spans("by the end of November") == [("by the end of November", "2020-11-30")]


def test_by_before_a_noun_is_no_deadline():
    assert spans("caused by the 2011 war") == [("2011", "2011-01-01/2011-12-31")]


def test_an_impossible_date_of_the_article_is_as_none():
    assert spans("last week, in 2016", date(1, 1, 1)) == [("2016", "2016-01-01/2016-12-31")]


def test_the_weekday_of_a_full_date_is_not_read_twice():
    assert spans("Sunday, 27 September 2020") == [("27 September 2020", "2020-09-27")]


def test_the_first_period_is_the_one_found():
    assert str(find_period("On Wednesday, as in 1991", PUBLISHED)) == "2020-10-28"


def test_a_thousand_sentences_are_read_soon():
    sentence = "Officials on Wednesday said that at least 4,000 died since September 27, as in the 1988-94 war."
    with soon():
        for _ in range(1000):
            periods_in(sentence, PUBLISHED)


def test_hostile_texts_take_no_longer():
    with soon():
        for piece in ("1-", "May ", "since the ", "January 1 and ", "'", "2 weeks ", "between 1990 and "):
            periods_in(piece * (50_000 // len(piece)), PUBLISHED)
