"""What every chart is made of: title and legend above, notes below, series, names, ticks."""

from datetime import date

from claimsdb.review.chart_parts import MOST_SERIES, WIDTH, Figure, Tick, apart, foot, head, named, series, signs
from claimsdb.review.chart_symbols import SIZE

TITLE = "Deaths: the war in the north, as counted by all who published a figure, whichever side they are on and say"


def figure(low=4000.0, high=4000.0, **fields):
    return Figure(**{"key": "1", "words": "4,000", "low": low, "high": high} | fields)


def test_one_series_needs_no_legend():
    assert head("Deaths", {"Paper": 0}).legend == []


def test_the_legend_stands_below_the_title_and_the_plot_below_both():
    above = head(f"{TITLE}. {TITLE}", {"Paper": 0, "Radio": 1})
    assert len(above.heading) == 2
    assert above.heading[-1][0] < above.legend[0].y < above.bottom


def test_a_long_legend_goes_on_in_the_next_line():
    legend = head("Deaths", {f"The long name of the paper number {serial}": serial for serial in range(7)}).legend
    assert len({entry.y for entry in legend}) > 1
    assert all(SIZE < entry.x < WIDTH for entry in legend)


def test_notes_follow_one_another_below_the_axis():
    below = foot(["Dates: published.", "The first 60 of 65 figures."], 300)
    (first, _), (second, _) = below.notes
    assert 300 < first < second < below.bottom


def test_the_commonest_series_come_first_and_those_beyond_the_last_share_it():
    numbers = series([figure(series="Paper"), figure(series="Radio"), figure(series="Radio")])
    assert numbers == {"Radio": 0, "Paper": 1}
    many = series([figure(series=f"Paper {serial}") for serial in range(MOST_SERIES + 2)])
    assert max(many.values()) == MOST_SERIES - 1


def test_only_the_signs_that_are_drawn_are_explained():
    assert signs([figure()]) == []
    assert signs([figure(high=float("inf"))]) == ["Arrow: no limit given."]
    assert signs([figure(provisional=True)]) == ["Hollow: suggested, not decided."]


def test_a_figure_is_named_by_its_words_who_printed_and_said_it_and_when():
    told = figure(source="Paper", speaker="The mayor", day=date(2024, 5, 1), provisional=True)
    assert named(told, str) == "4,000: Paper, said by The mayor, 2024-05-01 (suggested)"
    assert named(figure(), str) == "4,000: no date"


def test_ticks_whose_words_touch_do_not_stand_apart():
    assert apart([Tick(0, "4,000"), Tick(100, "5,000")])
    assert not apart([Tick(0, "4,000"), Tick(20, "5,000")])
