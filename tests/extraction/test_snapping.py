"""Tests for ``claimsdb.extraction.snapping``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.extraction.snapping import is_space, snapped, unquoted


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("Nearly [5,000] died", "5,000"),
        ("Nearly [5,0]00 died", "5,000"),
        ("Nearly 5[,]000 died", "5,000"),
        ("N[early 5,000 di]ed.", "Nearly 5,000 died"),
        ("it[ was ]so", "was"),
        ("they don[’t] know", "don’t"),
        ("the Armenian-[Azeri] war", "Armenian-Azeri"),
        ("the war[—]then", "—"),
        ("the wa[r—th]en", "war—then"),
        ("in the U.[S]. today", "U.S"),
        ("It en[ded].Then", "ended"),
        ("$4[.5] million", "$4.5"),
        ("about 4[0]% of", "40%"),
        ("l’e[te]\u0301 fini", "l’ete\u0301"),
        ("a fam[\U0001f468]\u200d\U0001f469\u200d\U0001f467 here", "fam\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("a [\U0001f44b]\U0001f3fd wave", "\U0001f44b\U0001f3fd"),
        ("one\u200b[tw]o\u200bthree", "two"),
        ("一場[戦争]が", "戦争"),
        ("قال إن 4[0]00 شخص", "4000"),
        ("one\r\n[two\r\n]three", "two"),
    ],
)
def test_a_drawn_span_is_moved_to_whole_words(drawn, words):
    start, end = drawn.index("["), drawn.index("]") - 1
    text = drawn.replace("[", "").replace("]", "")
    first, last = snapped(text, start, end)
    assert text[first:last] == words


def test_space_alone_is_no_words():
    assert snapped("one   two", 4, 6) == (6, 6)


def test_marks_around_a_quotation_stay_outside():
    text = "He said: “We lost many.”"
    first, last = unquoted(text, 9, len(text))
    assert text[first:last] == "We lost many."


def test_marks_alone_are_left_alone():
    assert unquoted("“”", 0, 2) == (0, 2)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_snapping_keeps_what_shows_and_snapping_twice_changes_nothing(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = snapped(text, start, end)
    assert 0 <= first <= last <= len(text)
    assert first < last or all(map(is_space, text[start:end]))
    assert snapped(text, first, last) == (first, last)
    shown = "".join(character for character in text[start:end] if not is_space(character))
    assert shown in "".join(character for character in text[first:last] if not is_space(character))
