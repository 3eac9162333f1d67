"""Words found again in another version of their text, or left for a person to place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.extraction.anchors import find, snapped, stand
from tests.asserts import soon

OLD = (
    "The war began on Sunday. Officials said that at least 4,000 people had died in the fighting since then. "
    "The minister called it a tragedy. In the north, shelling of the city went on for a third day and nobody left"
    ". Aid groups asked for a pause. Schools stayed shut, and the hospital had no power, its director told reporters."
)


def found(new, words="at least 4,000", old=OLD):
    """Return where the words are found, and the place's words where it is sure."""
    start = old.index(words)
    result = find(old, new, start, start + len(words))
    place = result.places[0] if result.places else None
    return result, (new[place.start : place.end] if place else None)


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        "A new first line, by our staff.\n\n" + OLD,
        OLD.replace("The war began on Sunday. ", ""),
        OLD.replace("The minister called it a tragedy. ", "The minister wept. Others did not. "),
        OLD.replace("people had died", "people have now died"),
        OLD.replace("Schools", "Most schools"),
    ],
)
def test_words_that_are_still_there_are_found(new):
    result, words = found(new)
    assert (result.sure, words) == (True, "at least 4,000")
    assert result.places[0].start == new.index("at least 4,000")


def test_a_figure_that_was_corrected_waits_with_its_place_offered():
    result, words = found(OLD.replace("4,000", "5,000"))
    assert (result.sure, words) == (False, "at least 5,000")


def test_words_that_are_gone_are_not_moved_to_their_like():
    like = "In another war, long ago, at least 4,000 people had died of hunger."
    sentence = "Officials said that at least 4,000 people had died in the fighting since then. "
    assert not found(OLD.replace(sentence, "") + like)[0].sure


def test_a_sentence_printed_twice_waits():
    sentence = "Officials said that at least 4,000 people had died in the fighting since then. "
    result, _ = found(OLD.replace(sentence, sentence + sentence))
    assert result.sure is False or result.places[0].start == OLD.index("at least 4,000")


def test_two_alike_places_are_both_offered():
    block = "Then came the count: at least 4,000 were dead, it said, and more were lost. "
    start = len(block) * 3 + block.index("at least")
    result = find(block * 6, block * 9, start, start + len("at least 4,000"))
    assert not result.sure
    assert len(result.places) == 3


def test_nothing_is_offered_in_a_text_that_is_quite_another():
    assert found("Rain fell. Nobody came.")[0].places == ()


def test_words_inside_a_longer_number_are_not_the_words():
    assert stand("14,000 and 4,000 and 4,000th", "4,000") == [11]


def test_a_place_is_widened_to_whole_words():
    assert snapped("some words here", 7, 9) == (5, 10)
    assert snapped(" some ", 0, 6) == (1, 5)


@given(st.text(max_size=60), st.text(max_size=60), st.data())
def test_whatever_the_texts_places_lie_within_the_new_one(old, new, data):
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    for place in find(old, new, start, end).places:
        assert 0 <= place.start < place.end <= len(new)
        assert 0 <= place.score <= 1


@given(st.text(max_size=200))
def test_words_put_before_a_text_move_what_is_sure_by_their_length(before):
    new = f"{before}\n{OLD}"
    result, _ = found(new)
    if result.sure:
        assert result.places[0].start == new.rindex("at least 4,000")


def test_hostile_repetition_ends_soon():
    text = "4,000 dead. " * 100_000
    with soon():
        assert not find(text, text, 0, 5).sure
        assert not find("x " * 50_000 + "word", "x " * 140_000, 100_000, 100_004).sure
