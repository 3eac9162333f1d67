import pytest

from claimsdb.extraction.quotations.acronyms import acronyms
from tests.asserts import soon


@pytest.mark.parametrize(
    "text",
    [
        "The bridge (BR) is closed.",
        "The Harbour Board (MP) met.",
        "The Harbour Board (2016) met.",
        "Ann Lee (R) spoke.",
        "The Harbour\nBoard (HB) met.",
    ],
)
def test_what_stands_in_brackets_need_not_shorten_the_words_before(text):
    assert acronyms(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tidewater Institute of Physics (TIP) met.", {"TIP": "Tidewater Institute of Physics"}),
        ("In Oslo the Harbour Board (HB) met.", {"HB": "Harbour Board"}),
        ("The Harbour Board (HB) met. The Hill Band (HB) played.", {"HB": "Harbour Board"}),
    ],
)
def test_capitals_in_brackets_shorten_the_name_before(text, expected):
    assert acronyms(text) == expected


def test_many_brackets_are_read_soon():
    with soon():
        acronyms("A (AAAAAAAA) " * 8000)
