"""The chart: rows, marks and words in their places, and an SVG that is well formed whatever the words."""

import math
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.claims.figures import number
from claimsdb.review.chart import MOST_ROWS, PLOT, draw
from claimsdb.review.chart_parts import Figure
from claimsdb.review.chart_text import measured

SVG = "{http://www.w3.org/2000/svg}"


def figure(low=4000.0, high=None, point=None, **fields):
    high = low if high is None else high
    return Figure(**{"key": "1", "words": "4,000", "low": low, "high": high, "point": point} | fields)


def chart(*figures, **options):
    return draw(figures, **{"key": "1", "title": "Deaths: a war", "axis": "Deaths", "written": number} | options)


def svg(drawn, **context):
    return ElementTree.fromstring(render_to_string("review/chart.svg", {"chart": drawn, **context}))


def test_a_plain_number_is_a_dot_without_a_line():
    row = chart(figure(point=4000)).rows[0]
    assert row.symbol
    assert (row.line, row.arrows) == ("", "")


def test_at_least_is_a_dot_and_an_arrow_to_the_right():
    row = chart(figure(4000, math.inf, 4000), figure(5000, point=5000)).rows[0]
    assert row.line.endswith(f"H{PLOT[1]}")
    assert f"L{PLOT[1]} {row.y:.1f}" in row.arrows


def test_at_most_is_an_arrow_to_the_left():
    row = chart(figure(-math.inf, 4000, 4000), figure(500, point=500)).rows[0]
    assert f"L{PLOT[0]} {row.y:.1f}" in row.arrows


def test_a_range_is_a_line_with_caps_and_no_dot():
    row = chart(figure(2000, 9999)).rows[0]
    assert row.symbol == ""
    assert row.line.count("V") == 2


def test_rows_go_by_day_and_those_of_one_origin_stand_together():
    drawn = chart(
        figure(words="b", day=date(2024, 7, 3), origin=2),
        figure(words="c", day=date(2024, 7, 9), origin=1),
        figure(words="a", day=date(2024, 7, 2), origin=1),
        figure(words="d", origin=3),
    )
    assert [row.figure.words for row in drawn.rows] == ["a", "c", "b", "d"]
    assert len(drawn.brackets) == 1
    assert drawn.rows[-1].day == "no date"


def test_series_differ_by_shape_and_colour_and_the_seventh_on_are_others():
    drawn = chart(*(figure(series=f"Paper {serial}", point=4000) for serial in range(9)))
    assert len({row.colour for row in drawn.rows}) == 7
    assert [entry.words for entry in drawn.legend][-1] == "others"
    assert len(drawn.legend) == 7


def test_words_on_the_axis_do_not_run_into_one_another():
    drawn = chart(
        figure(3e6, point=3e6), figure(1e8, point=1e8), written=lambda amount: f"${number(amount)} and some more"
    )
    ticks = drawn.ticks
    for left, right in pairwise(ticks):
        assert left.x + measured(left.words, 12) / 2 < right.x - measured(right.words, 12) / 2


def test_more_rows_than_can_be_seen_are_counted_below():
    drawn = chart(*(figure(point=4000) for _ in range(MOST_ROWS + 5)))
    assert len(drawn.rows) == MOST_ROWS
    assert any(f"{MOST_ROWS} of {MOST_ROWS + 5}" in words for _, words in drawn.notes)


def test_a_logarithmic_axis_says_so():
    drawn = chart(figure(4, point=4), figure(1440, point=1440))
    assert any("logarithmic" in words for _, words in drawn.notes)
    assert "logarithmic" in drawn.description


def test_a_dot_links_to_its_sentence_and_is_named_for_those_who_do_not_see_it():
    drawn = chart(figure(point=4000, href="#claim-7", source="Gazette", speaker="Anna", day=date(2024, 7, 2)))
    link = svg(drawn, linked=True).find(f".//{SVG}a")
    assert link.get("href") == "#claim-7"
    assert link.get("aria-label") == "4,000: Gazette, said by Anna, 2024-07-02"


def test_a_file_has_no_links_into_a_page():
    assert svg(chart(figure(point=4000, href="#claim-7"))).find(f".//{SVG}a") is None


def test_what_is_only_suggested_is_hollow_and_dashed():
    drawn = chart(figure(2000, 9999, 5000, provisional=True), figure(100, point=100))
    assert "Hollow: suggested, not decided." in drawn.notes[0][1]
    assert 'stroke-dasharray="5 4"' in render_to_string("review/chart.svg", {"chart": drawn})


def test_nothing_is_styled_inline():
    assert "style" not in render_to_string("review/chart.svg", {"chart": chart(figure(2000, 9999))})


@given(st.text(max_size=60), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_the_svg_is_well_formed_whatever_the_words_and_the_number(words, amount, source):
    drawn = chart(figure(amount, point=amount, words=words, source=source, series=source, speaker=words), title=words)
    assert svg(drawn, linked=True).tag == f"{SVG}svg"
