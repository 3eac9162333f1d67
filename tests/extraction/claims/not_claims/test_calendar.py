from tests.extraction.claims.reading import kept


def test_four_digits_before_a_plural_are_a_count():
    assert kept("In 2013 the firm hired 2013 people.") == ["2013"]


def test_a_size_that_looks_like_a_year_is_kept():
    assert kept("The 1500-member choir sang for us.") == ["1500"]


def test_days_of_the_month_are_no_claims():
    assert kept("The vote is on June 12 and again on 14 July.") == []


def test_years_decades_and_spans_of_years_are_no_claims():
    assert kept("Born in the 1970s, she moved in '82 and left in 1999, after the war of 1988-94.") == []


def test_dates_in_broken_type_are_no_claims():
    assert kept("The paper of 2/3 / 2009 says so.") == []


def test_a_number_too_small_for_a_year_of_the_news_is_kept():
    assert kept("Of the votes cast, 1128 were for Bell.") == ["1128"]
    assert kept("The abbey was founded in 1128.") == []
