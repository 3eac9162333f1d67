"""Words on a chart: fit for XML, cut and wrapped."""

from claimsdb.review.chart_text import fitted, measured, printable, wrapped


def test_words_that_fit_stay():
    assert fitted("Lalkar", 100, 13) == "Lalkar"


def test_words_that_do_not_fit_are_cut_with_an_ellipsis():
    cut = fitted("The International Herald and Examiner of the North", 100, 13)
    assert cut.endswith("…")
    assert measured(cut, 13) <= 100


def test_what_xml_cannot_hold_and_what_turns_a_line_is_left_out():
    assert printable("a\x01b\u202ec\ud800\nd") == "abc d"


def test_a_title_takes_two_lines_and_the_second_is_cut():
    lines = wrapped("Deaths and injuries " * 20, 300, 16)
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_no_words_are_no_line():
    assert wrapped("", 300, 16) == []
