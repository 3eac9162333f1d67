"""Where words stand."""

import pytest

from claimsdb.exchange.formats.anchors import anchored, by_quote
from claimsdb.exchange.report import Wrong

TEXT = "Nine died. Later nine died. The nine died 😀 again."


def test_a_place_where_the_words_stand_is_taken():
    assert anchored(TEXT, (0, 4), ("Nine", "", "")) == (0, 4)


def test_a_place_alone_is_taken():
    assert anchored(TEXT, (0, 4), None) == (0, 4)


def test_words_rule_over_a_place_at_which_others_stand():
    assert anchored(TEXT, (5, 9), ("nine", "The ", " died")) == (32, 36)


def test_words_behind_an_emoji_are_found_in_code_points():
    assert by_quote(TEXT, "again") == (44, 49)


@pytest.mark.parametrize(
    ("position", "quote", "said"),
    [
        (None, ("nine", "", ""), "stands 2 times"),
        (None, ("ten", "", ""), "does not stand in"),
        (None, ("nine", "Ten ", ""), "does not stand with these words around it"),
        ((0, 400), None, "is no place in a text of"),
        ((4, 4), None, "is no place"),
        ((-4, 4), None, "is no place"),
        (None, None, "is wanted"),
        (None, ("", "", ""), "does not stand"),
    ],
)
def test_what_leads_nowhere_or_to_several_places_is_told(position, quote, said):
    with pytest.raises(Wrong, match=said):
        anchored(TEXT, position, quote)
