"""The chart over time: days across, figures upwards, and an SVG that is well formed whatever the words."""

import math
from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.claims.figures import number
from claimsdb.review.chart_parts import WIDTH, Figure
from claimsdb.review.chart_text import measured
from claimsdb.review.chart_time import ACROSS, MOST_DAYS, MOST_MARKS, draw_over_time

SVG = "{http://www.w3.org/2000/svg}"
MAY = date(2024, 5, 1)


def figure(point=4000.0, day=MAY, low=None, high=None, **fields):
    bounds = {"low": point if low is None else low, "high": point if high is None else high}
    return Figure(**{"key": "1", "words": "4,000", "point": point, "day": day} | bounds | fields)


def chart(*figures, **options):
    asked = {"key": "1", "title": "Deaths: a war", "axis": "Deaths", "written": number}
    return draw_over_time(figures, **asked | options)


def svg(drawn, **context):
    return ElementTree.fromstring(render_to_string("review/chart.svg", {"chart": drawn, **context}))


def test_a_later_figure_stands_further_right_and_a_greater_one_higher():
    first, last = chart(figure(100), figure(200, MAY + timedelta(days=30))).marks
    assert first.x < last.x
    assert first.y > last.y


def test_days_lie_as_far_apart_as_they_are():
    one, two, three = (mark.x for mark in chart(*(figure(day=MAY + timedelta(days=n)) for n in (0, 10, 40))).marks)
    assert (three - two) / (two - one) == pytest.approx(3, abs=0.02)


def test_figures_of_one_day_stand_side_by_side():
    xs = [mark.x for mark in chart(*[figure()] * 4, figure(day=MAY + timedelta(days=99))).marks]
    assert len(set(xs)) == 5


def test_a_series_with_two_days_has_a_line_along_it_and_one_with_a_single_day_none():
    later = MAY + timedelta(days=9)
    drawn = chart(figure(series="BBC"), figure(series="BBC", day=later), figure(series="TASS"), figure(series="TASS"))
    [way] = drawn.ways
    assert way.path.count("L") == 1
    assert "Thin line: one series over time." in drawn.notes[0][1]


def test_at_least_is_an_arrow_upwards_and_at_most_one_downwards():
    least = chart(figure(4000, high=math.inf), figure(9000)).marks[0]
    assert f"L{least.x:.1f} {least.high:.1f}" in least.arrows
    assert least.high < least.y
    most = chart(figure(4000, low=-math.inf), figure(900)).marks[0]
    assert f"L{most.x:.1f} {most.low:.1f}" in most.arrows
    assert most.low > most.y


def test_a_range_is_an_upright_line_with_caps_and_no_dot():
    mark = chart(figure(None, low=2000, high=9999)).marks[0]
    assert mark.symbol == ""
    assert mark.line.count("H") == 2


def test_figures_far_apart_are_put_on_an_axis_that_multiplies_and_it_says_so():
    assert "logarithmic" in chart(figure(1), figure(1000)).notes[1][1]
    assert "logarithmic" not in chart(figure(1), figure(2)).notes[1][1]


def test_what_has_no_day_is_told_and_left_to_the_table():
    drawn = chart(figure(), figure(day=None))
    assert len(drawn.marks) == 1
    assert "1 of 2 figures have no day" in drawn.notes[1][1]


def test_no_figure_at_all_is_no_error():
    assert svg(chart()).find(f"{SVG}title").text == "Deaths: a war"


def test_more_than_can_be_told_apart_are_left_out():
    assert len(chart(*[figure()] * (MOST_MARKS + 5)).marks) == MOST_MARKS


def test_each_mark_leads_to_its_sentence_and_is_named():
    drawn = chart(figure(href="#claim-1", source="BBC", speaker="Anna"))
    link = svg(drawn, linked=True).find(f".//{SVG}a")
    assert (link.get("href"), link.get("aria-label")) == ("#claim-1", "4,000: BBC, said by Anna, 2024-05-01")
    assert svg(drawn).find(f".//{SVG}a") is None


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
numbers = st.floats(min_value=-1e12, max_value=1e12)
figures = st.lists(
    st.builds(figure, numbers, days, words=st.text(max_size=40), source=st.text(max_size=40)), max_size=9
)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (1, ["2024-04-30", "2024-05-01", "2024-05-02", "2024-05-03"]),
        (200, ["2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01", "2024-11-01"]),
        (1100, ["2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01", "2027-01-01"]),
    ],
)
def test_the_days_below_are_those_that_a_calendar_counts_by(later, told):
    drawn = chart(figure(), figure(day=MAY + timedelta(days=later)))
    assert [tick.words for tick in drawn.days] == told


@given(figures)
def test_whatever_the_days_and_words_all_is_in_its_place(given_figures):
    drawn = chart(*given_figures)
    svg(drawn, linked=True)
    assert 1 <= len(drawn.days) <= MOST_DAYS
    assert all(ACROSS[0] <= tick.x <= ACROSS[1] for tick in drawn.days)
    ends = [(tick.x - measured(tick.words, 12) / 2, tick.x + measured(tick.words, 12) / 2) for tick in drawn.days]
    assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert all(drawn.top <= mark.y <= drawn.bottom for mark in drawn.marks)
    told = [mark for mark in drawn.marks if mark.words]
    assert all(one.words_at != other.words_at or one.y != other.y for one, other in combinations(told, 2))
    assert all(mark.words_at < WIDTH for mark in told)
