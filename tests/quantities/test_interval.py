import math

import pytest

from claimsdb.quantities.interval import Interval, base_interval, interval_of
from claimsdb.quantities.quantity import Comparator


def plain(value, unit=""):
    return interval_of(value, None, None, Comparator.EXACTLY, unit)


def compatible(left, right, unit=""):
    return plain(left, unit).overlaps(plain(right, unit))


def test_an_interval_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Interval(2, 1)


def test_a_claim_without_value_and_bound_has_no_interval():
    with pytest.raises(ValueError, match="a value or a bound"):
        interval_of(None, None, None)


def test_an_open_end_is_outside():
    assert Interval(1, 2).contains(2)
    assert not Interval(1, 2, high_open=True).contains(2)
    assert not Interval(0, 1, high_open=True).overlaps(Interval(1, 2))
    assert Interval(0, 1).overlaps(Interval(1, 2))


def test_the_intersection_is_open_where_either_is():
    assert Interval(0, 5, high_open=True).intersection(Interval(2, 5)) == Interval(2, 5, high_open=True)
    assert Interval(0, 1).intersection(Interval(2, 3)) is None


def test_the_distance_is_that_of_the_nearest_ends():
    assert Interval(0, 1).distance(Interval(4, 5)) == 3
    assert Interval(0, 4).distance(Interval(3, 5)) == 0


@pytest.mark.parametrize(
    ("comparator", "interval"),
    [
        (Comparator.AT_LEAST, Interval(4000, math.inf, high_open=True)),
        (Comparator.MORE_THAN, Interval(4000, math.inf, low_open=True, high_open=True)),
        (Comparator.AT_MOST, Interval(0, 4000)),
        (Comparator.LESS_THAN, Interval(0, 4000, high_open=True)),
        (Comparator.NEARLY, Interval(3600, 4000, high_open=True)),
        (Comparator.ABOUT, Interval(3600, 4400)),
    ],
)
def test_a_comparator_makes_the_interval(comparator, interval):
    assert interval_of(4000, None, None, comparator) == interval


def test_bounds_alone_are_the_interval():
    assert interval_of(None, 2000, 9999, Comparator.BETWEEN) == Interval(2000, 9999)
    assert interval_of(None, 20, None, Comparator.AT_LEAST) == Interval(20, math.inf, high_open=True)


def test_a_small_count_is_a_point():
    assert plain(34) == Interval(34, 34)
    assert not compatible(34, 35)


@pytest.mark.parametrize(("left", "right"), [(2e6, 1.98e6), (28_000, 28_300), (4.6, 4.64), (146_000, 146_400)])
def test_honest_rounding_is_compatible(left, right):
    assert compatible(left, right)


@pytest.mark.parametrize(("left", "right"), [(150_000, 146_000), (2.5e6, 2.6e6), (4.6, 4.5), (120, 290)])
def test_two_counts_are_not(left, right):
    assert not compatible(left, right)


def test_a_measured_whole_number_was_rounded_to_it():
    assert compatible(1, 1.2, "mile")
    assert not compatible(3, 4, "mile")
    assert not compatible(1.2, 12, "mile")


def test_one_digit_of_a_magnitude_is_exact():
    assert not compatible(4, 4.4, "magnitude")


def test_negative_numbers_keep_their_order():
    assert interval_of(-5, None, None, Comparator.ABOUT) == Interval(-5.5, -4.5)
    assert interval_of(-5, None, None, Comparator.AT_MOST) == Interval(-math.inf, -5, low_open=True)


def test_units_of_one_dimension_meet_in_base_units():
    miles, base = base_interval(1.2, None, None, Comparator.EXACTLY, "mile")
    kilometres, same = base_interval(1.9, None, None, Comparator.EXACTLY, "km")
    assert (base, same) == ("metre", "metre")
    assert miles.overlaps(kilometres)
