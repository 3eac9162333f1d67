import pytest

from claimsdb.quantities.not_quantities import blank
from tests.quantities.reading import values


@pytest.mark.parametrize("text", ["", "4,000 men", "20 to 30 percent", "on the 90 armoured cars", "3.5 miles"])
def test_a_text_without_dates_and_codes_stays_as_it_is(text):
    assert blank(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "on 27 September 2020",
        "Sept. 27",
        "on October 10 and 18",
        "July 2014",
        "1988-94",
        "2020-09-27",
        "27/09/2020",
        "the 1970s",
        "the ’90s",
        "in her 30s",
        "the 19th century",
        "12:05 p.m.",
        "6pm",
        "0400 GMT",
        "at 08:00",
        "https://example.org/20/30",
        "someone7@example.org",
        "+44 20 7946 0000",
        "202-555-0100",
        "call 555-0100",
        "at 555-0123",
        "the 9-11 attacks",
        "version 2.0.1",
        "the 21st",
        "Flight 370",
        "Route 66",
        "Area 51",
        "No. 10",
        "Article 5",
        "10 Downing Street",
        "the 200 block of Elm",
        "24/7",
        "\n2. Voters stay at home",
        "id 676489052539912192",
    ],
)
def test_dates_clock_times_and_names_are_no_quantities(text):
    assert values(text) == []


@pytest.mark.parametrize("text", ["at 2 pm", "at 730pm", "until 11pm on Friday"])
def test_pm_is_the_afternoon(text):
    assert values(text) == []


def test_pm_is_picometres_where_a_text_speaks_of_them():
    assert values("The bond is 2 pm, two picometres, longer.") == [2, 2]


def test_offsets_stay():
    text = "In July 2014, 12 men"
    assert len(blank(text)) == len(text)
    assert blank(text).endswith(", 12 men")


def test_a_day_does_not_swallow_the_count_after_it():
    assert values("On May 12, 200 people came") == [200]
    assert values("In May 12 people came") == [12]


def test_an_area_is_no_label():
    assert values("an area 50 km wide") == [50]
