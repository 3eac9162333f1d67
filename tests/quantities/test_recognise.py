from itertools import pairwise

import pytest

from claimsdb.quantities.recognise import recognise
from tests.asserts import soon
from tests.quantities.reading import exact, only


def test_a_text_without_numbers_has_no_quantities():
    assert recognise("") == []
    assert recognise("Officials declined to comment.") == []


def test_a_quantity_is_read_with_everything_that_shapes_it():
    text = "Fighting displaced over one and half million people."
    found = only(text)
    assert text[found.start : found.end] == "over one and half million"
    assert (found.value, found.low, found.high, found.unit) == (1_500_000, 1_500_000, None, "")


def test_the_seed_articles_give_their_figures():
    assert exact("its gas imports of 13.7bn cost $3bn, 28 percent less than in 2019") == [
        "13.7bn",
        "$3bn",
        "28 percent",
    ]
    assert exact("the 4,400km2 enclave, 3,724 metres high") == ["4,400km2", "3,724 metres"]
    assert exact("killing nine people and wounding 34.") == ["nine", "34"]


def test_quantities_come_in_order_and_do_not_overlap():
    found = recognise("between 20 and 30 men, about 5 km (3 miles) off, in two or three days, for $5-6 million")
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert len(found) == 5


HOSTILE = [
    "1", "a", '"', "1,", "1.", ",000", "one ", "one million ", "hundred and ", "twenty-", "- ", "1-", "$", "$1",
    "a ", "about ", "1 and ", " ", "half a ", "May 5, ", "a@", "1/", "1 in ", "½", "from 1 to ", "1^",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_takes_time_linear_in_the_text(piece):
    with soon():
        recognise(piece * (50_000 // len(piece)))
