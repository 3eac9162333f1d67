import pytest

from claimsdb.matching.dates import dates_in, same_day, told_day
from tests.asserts import soon


@pytest.mark.parametrize("text", ["in May", "they may 3", "5 people marched", "2021", "May 2021"])
def test_no_day_is_named(text):
    assert dates_in(text) == frozenset()


@pytest.mark.parametrize("text", ["on 3 May 2021", "on 03 May 2021", "on May 3, 2021", "the 3rd of May, 2021"])
def test_a_day_is_read_either_way_round(text):
    assert dates_in(text) == {(5, 3, 2021)}


def test_a_year_may_be_left_out():
    assert dates_in("on Sept. 9") == {(9, 9, 0)}
    assert same_day((9, 9, 0), (9, 9, 2020))
    assert not same_day((9, 9, 2019), (9, 9, 2020))
    assert not same_day((9, 9, 0), (9, 8, 0))


def test_a_day_is_told_to_readers():
    assert told_day((5, 3, 2021)) == "3 May 2021"
    assert told_day((9, 9, 0)) == "9 Sep"


def test_a_hundred_thousand_digits_are_read_soon():
    with soon():
        dates_in("1" * 100_000 + " 3" * 30_000)
