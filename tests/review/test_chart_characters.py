"""The chart in characters."""

import math

from claimsdb.claims.figures import number
from claimsdb.review.chart_characters import chart_lines
from claimsdb.review.chart_parts import Figure


def figure(words, low, high, point=None):
    return Figure(key=words, words=words, low=low, high=high, point=point, source="Gazette")


def test_nothing_draws_nothing():
    assert chart_lines([], number) == []


def test_each_figure_has_its_line_and_the_axis_comes_last():
    lines = chart_lines(
        [
            figure("at least 4,000", 4000, math.inf, 4000),
            figure("2,000 to 9,999", 2000, 9999),
            figure("nearly 5,000", 4500, 5000, 5000),
        ],
        number,
    )
    assert len(lines) == 4
    assert lines[0].split() == ["at", "least", "4,000", lines[0].split()[3], "Gazette"]
    assert "●──" in lines[0]
    assert "▶" in lines[0]
    assert lines[1].count("├") == lines[1].count("┤") == 1
    assert lines[3].split()[0] == "0"


def test_a_logarithmic_axis_says_so():
    assert "logarithmic" in chart_lines([figure("4", 4, 4, 4), figure("1,440", 1440, 1440, 1440)], number)[-1]
