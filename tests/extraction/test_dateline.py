from datetime import date

import pytest

from claimsdb.extraction.dateline import dateline
from tests.asserts import soon


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Flood in Oberdorf",
        "On Friday 12 people died",
        "Flight 2013-99-99 is late",
        "February 30, 2021 is no day",
        "x" * 500 + " July 15, 2021",
    ],
)
def test_a_head_without_a_whole_date_has_none(head):
    assert dateline(head) is None


@pytest.mark.parametrize(
    "head",
    [
        "Flood in Oberdorf\nJuly 15, 2021\nThe river rose.",
        "Posted: Thu, 15th July 2021 at 09:56",
        "Updated on 15 Jul 2021 11:25 GMT",
        "OBERDORF, Jul. 15, 2021 -",
        "2021-07-15 06:37",
        "Posted: 07/15/2021 06:37:46 AM PDT",
        "First Posted: 07/15/21 06:44 PM ET",
        "Anna Huber was killed on Sunday, March 14, 2019 in Oberdorf.\nTHURSDAY, JULY 15, 2021, 9:53 PM",
        "The flood that hit Oberdorf on July 15, 2021 took two bridges.",
        "Updated on 15 Jul 2021. First: 14 Jul 2021",
    ],
)
def test_a_dateline_is_read_in_its_usual_forms(head):
    assert dateline(head) == date(2021, 7, 15)


def test_the_first_of_two_dates_counts():
    assert dateline("Published: 15 July 2021. Updated: July 16, 2021") == date(2021, 7, 15)


def test_only_the_head_is_read():
    with soon():
        assert dateline("1" * 1_000_000) is None
