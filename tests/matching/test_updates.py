from datetime import date

import pytest

from claimsdb.matching.updates import (
    aged,
    changed_from,
    grown,
    grows,
    never_was,
    overtaken,
    revised,
    risen,
    still_growing,
)
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator
from tests.matching.make import prepared

MONDAY, TUESDAY, MONTH_LATER = date(2021, 7, 12), date(2021, 7, 13), date(2021, 8, 12)


def an_age(value: float, published: date | None = None):
    return prepared(value=value, unit="year", measure="age", published=published)


def test_a_toll_said_to_have_risen_is_an_update_without_any_date():
    early = prepared("12", "The flood killed 12 people.", value=12.0, cumulative=True)
    late = prepared("15", "The death toll has risen to 15.", value=15.0, cumulative=True)
    assert grown(late, early) == "Such a figure grows, and is said to have risen to 15."


def test_a_toll_without_dates_is_not_said_to_have_grown():
    assert grown(prepared(value=12.0, cumulative=True), prepared(value=15.0, cumulative=True)) == ""


@pytest.mark.parametrize(
    ("measure", "may"), [("deaths", True), ("people", True), ("", True), ("population", False), ("age", False)]
)
def test_a_toll_grows_beside_its_like_and_what_is_merely_called_people(measure, may):
    toll = prepared(measure="deaths", cumulative=True)
    assert grows(toll, prepared(measure=measure, cumulative=measure == "deaths")) is may


def test_compatible_figures_of_a_toll_are_told_apart_by_weeks_and_not_by_a_day():
    early = prepared(value=12.0, cumulative=True, published=MONDAY)
    assert still_growing(early, prepared(value=13.0, cumulative=True, published=TUESDAY)) == ""
    late = prepared(value=13.0, cumulative=True, published=MONTH_LATER)
    assert still_growing(early, late) == "Such a figure grows, and the second article is more than a week later."
    assert still_growing(late, early) == "Such a figure grows, and the first article is more than a week later."


def toll(value: float, weekdays: list[str], **given: object):
    return prepared(f"{value:g}", value=value, cumulative=True, weekdays=weekdays, **given)


SUNDAY, SUNDAY_AND_MONDAY = ["sunday"], ["monday", "sunday"]


def test_of_two_tolls_without_dates_the_later_is_of_the_article_that_tells_of_later_days():
    early, late = toll(12.0, SUNDAY), toll(15.0, SUNDAY_AND_MONDAY)
    assert grown(early, late) == "The second article tells of later days, and such a figure grows."
    assert grown(late, early) == "The first article tells of later days, and such a figure grows."


def test_a_toll_that_is_less_in_later_days_has_not_grown():
    assert grown(toll(15.0, SUNDAY), toll(12.0, SUNDAY_AND_MONDAY)) == ""


def test_the_days_of_an_article_say_nothing_of_a_year_that_it_looks_back_on():
    of_2004 = {"period": Period(date(2004, 1, 1), date(2004, 12, 31))}
    assert grown(toll(12.0, SUNDAY, **of_2004), toll(15.0, SUNDAY_AND_MONDAY, **of_2004)) == ""


def test_at_least_four_are_five_in_later_days_and_may_be_five_on_one_day():
    floor = {"low": 4.0, "comparator": Comparator.AT_LEAST}
    said = "The second article tells of later days, and such a figure grows."
    assert risen(toll(4.0, SUNDAY, **floor), toll(5.0, SUNDAY_AND_MONDAY)) == said
    assert risen(toll(4.0, SUNDAY, **floor), toll(5.0, SUNDAY)) == ""
    assert risen(toll(4.0, SUNDAY), toll(5.0, SUNDAY_AND_MONDAY)) == ""


def test_at_least_forty_may_be_dozens_in_later_days():
    forty = toll(40.0, SUNDAY, low=40.0, comparator=Comparator.AT_LEAST)
    later = prepared("dozens", value=None, low=24.0, high=99.0, cumulative=True, weekdays=SUNDAY_AND_MONDAY)
    assert risen(forty, later) == ""


def test_a_birthday_lies_between_two_articles():
    assert aged(an_age(26.0, date(2013, 1, 3)), an_age(27.0, date(2013, 9, 26)))
    assert aged(an_age(38.0, date(2007, 4, 10)), an_age(39.0, date(2008, 4, 30)))


@pytest.mark.parametrize(
    ("younger", "older"),
    [
        (an_age(31.0, MONDAY), an_age(32.0, TUESDAY)),
        (an_age(31.0, MONTH_LATER), an_age(32.0, MONDAY)),
        (an_age(26.0, MONDAY), an_age(30.0, MONTH_LATER)),
    ],
    ids=["within a week", "younger later", "four years in a month"],
)
def test_what_no_birthday_explains_is_no_update(younger, older):
    assert aged(younger, older) == ""


def test_without_a_date_a_birthday_explains_a_year_and_not_two():
    assert aged(an_age(26.0), an_age(27.0, MONDAY)) == "A birthday may lie between the two articles."
    assert aged(an_age(26.0), an_age(29.0, MONDAY)) == "A birthday may lie between the two articles."
    assert aged(an_age(26.0), an_age(30.0, MONDAY)) == ""


def test_a_figure_told_as_preliminary_was_changed():
    first = prepared("4.4", "A quake with a preliminary magnitude of 4.4 struck.", value=4.4)
    assert revised(first, prepared("4.2", "The 4.2 quake shook Oberdorf.", value=4.2)) == (
        "4.4 is told as a figure that changed: “preliminary”."
    )


def test_a_word_of_change_far_from_the_number_speaks_of_another_thing():
    far = f"The preliminary report, {'which nobody has read to its end, ' * 5}counts 12 dead."
    assert revised(prepared("12", far), prepared(value=14.0)) == ""


def test_where_somebody_comes_from_changes_no_figure():
    fell = prepared("12", "Originally from Oberdorf, he fell 12 metres.", value=12.0)
    assert revised(fell, prepared(value=14.0)) == ""


@pytest.mark.parametrize(("said", "other"), [("bumped", 16.0), ("upgraded", 16.0), ("downgraded", 9.0)])
def test_what_was_raised_was_less_before_and_what_was_lowered_was_more(said, other):
    changed = prepared("12", f"The toll was {said} to 12.", value=12.0)
    against = prepared(value=other)
    assert (never_was(changed, against), revised(changed, against)) == (said, "")
    before = prepared(value=24.0 - other)
    assert (never_was(changed, before), bool(revised(changed, before))) == ("", True)


def hurt(exact: str, published: date | None = None, **figure: float | None):
    sentence = f"The storm left {exact} injured."
    return prepared(exact, sentence, measure="injured", cumulative=True, published=published, **figure)


def dozens(published: date | None = None):
    return hurt("dozens", published, value=None, low=24.0, high=99.0)


@pytest.mark.parametrize(
    "more", [hurt("hundreds", value=None, low=200.0, high=999.0), hurt("250", value=250.0)], ids=["hundreds", "250"]
)
def test_dozens_are_overtaken_by_hundreds(more):
    assert overtaken(dozens(), more) == f"Such a figure grows, and {more.record.exact} is more than dozens."


@pytest.mark.parametrize("more", [hurt("40", value=40.0), hurt("at least 40", low=40.0, value=None)])
def test_dozens_may_be_forty(more):
    assert overtaken(dozens(), more) == ""


@pytest.mark.parametrize("more", [hurt("1,400", value=1400.0), hurt("over 1,600", value=1600.0, low=1600.0)])
def test_hundreds_may_be_somewhat_more_than_a_thousand(more):
    assert overtaken(hurt("hundreds", value=None, low=200.0, high=999.0), more) == ""


def test_dozens_told_after_hundreds_are_no_earlier_state():
    assert overtaken(dozens(TUESDAY), hurt("250", MONDAY, value=250.0)) == ""


def test_a_sentence_gives_the_figure_that_it_changed():
    now = prepared("5.2", "The 5.2 quake, which the agency originally had put at 5.6, cracked walls.", value=5.2)
    then = prepared("5.6", "A 5.6 quake cracked walls.", value=5.6)
    assert changed_from(now, then) == "originally"
    assert revised(then, now) == "5.6 is told as a figure that changed: “originally”."
    assert changed_from(then, now) == ""
