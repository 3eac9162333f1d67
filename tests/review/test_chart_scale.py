"""Axes: where numbers fall, and ticks that are round."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.review.chart_scale import Scale, scale_for

NUMBERS = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False).map(lambda number: float(f"{number:.6g}"))


def test_figures_close_together_share_a_straight_axis_with_nought_where_it_is_near():
    scale = scale_for([4000, 9999])
    assert (scale.log, scale.low) == (False, 0)


def test_nought_is_left_out_where_it_would_cost_more_than_half_of_the_axis():
    assert scale_for([120_000, 150_000]).low > 100_000


def test_figures_twenty_times_apart_are_on_a_logarithmic_axis():
    assert scale_for([4, 80]).log
    assert not scale_for([4, 79]).log


def test_nought_and_what_is_below_it_keep_the_axis_straight():
    assert not scale_for([0, 4000]).log
    assert not scale_for([-4, 4000]).log


def test_what_reaches_without_end_is_no_number_of_the_axis():
    scale = scale_for([4000, math.inf, -math.inf])
    assert scale.low < 4000 < scale.high < 10_000


def test_a_chart_without_figures_has_an_axis_too():
    assert scale_for([]).ticks()


def test_a_number_beyond_an_end_is_put_on_that_end():
    assert Scale(1, 100, log=True).place(0) == 0
    assert Scale(1, 100).place(1000) == 1


def test_the_middle_of_a_logarithmic_axis_is_the_geometric_one():
    assert Scale(1, 100, log=True).place(10) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("low", "high", "first"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 9999, [0, 2000, 4000, 6000, 8000]),
        (0.2, 0.8, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]),
        (-5, 5, [-4, -2, 0, 2, 4]),
    ],
)
def test_straight_ticks_are_round(low, high, first):
    assert next(Scale(low, high).ticks())[: len(first)] == first


def test_logarithmic_ticks_go_from_1_2_5_to_powers_of_ten_to_fewer_of_them():
    ticks = Scale(1, 10_000, log=True).ticks()
    assert next(ticks)[:4] == [1, 2, 5, 10]
    assert next(ticks) == [1, 10, 100, 1000, 10_000]
    assert next(ticks) == [1, 100, 10_000]


def test_numbers_that_nobody_writes_do_not_break_an_axis():
    scale = scale_for([5e-324, 1.7e308, 3])
    assert scale.place(1.7e308) == 1
    assert scale.place(3) < 1


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_every_number_has_its_place_and_ticks_stay_on_the_axis_in_order(numbers):
    scale = scale_for(numbers)
    places = [scale.place(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    for ticks in scale.ticks():
        assert ticks == sorted(ticks)
        assert all(scale.low - 1e-6 * abs(scale.low) <= tick <= scale.high + 1e-6 * abs(scale.high) for tick in ticks)
