import pytest

from claimsdb.matching.weekdays import days_later, weekdays_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The quake struck on Sunday, officials said on Monday.", ["monday", "sunday"]),
        ("Sunday's quake was felt in the Sunday Times building.", ["sunday"]),
        ("It fell at the weekend.", ["monday", "saturday", "sunday"]),
        ("A hearing will be held on Friday.", []),
        ("Offices stay closed until Tuesday.", []),
        ("He was fired last Thursday.", []),
        ("Markets open every Saturday.", []),
        ("They will meet over the weekend.", []),
        ("He will appeal. The court met on Wednesday.", ["wednesday"]),
        ("Nothing happened.", []),
    ],
)
def test_the_days_that_an_article_looks_back_on(text, days):
    assert weekdays_in(text) == days


@pytest.mark.parametrize(
    ("ours", "theirs", "later"),
    [
        (["sunday"], ["monday", "sunday"], 1),
        (["sunday"], ["sunday", "wednesday"], 3),
        (["friday", "saturday"], ["saturday"], 0),
        (["sunday"], ["sunday", "thursday"], 0),
        (["sunday"], ["monday"], 0),
        (["sunday"], [], 0),
        (["monday", "sunday"], ["monday", "sunday", "tuesday"], 1),
    ],
)
def test_the_later_article_goes_on_after_a_day_that_both_tell_of(ours, theirs, later):
    assert days_later(ours, theirs) == later
    assert days_later(theirs, ours) == -later


def test_a_week_goes_on_after_sunday():
    assert days_later(["saturday"], ["saturday", "monday"]) == 2
