"""A text is another's where most of its words run as the other's do."""

import pytest

from claimsdb.matching.copying import article_keys, is_copy, runs_of, share_taken
from tests.asserts import soon

WIRE = (
    "The river rose over its banks on Monday night and flooded the lower town, the council said. Some forty families"
    " were taken to the school on the hill, where they were given blankets and soup. The bridge at the mill was closed"
    " to all traffic, and engineers were to look at its piers in the morning. The mayor said that nobody was hurt."
)
OTHER = (
    "Forty families spent the night in a school after Monday's flood in the lower town. Nobody was hurt, according to"
    " the mayor, who thanked the volunteers for their blankets and their soup. Engineers will examine the mill bridge"
    " today; until they have, all traffic goes round by the ford, which is open again since the water has fallen."
)


def test_a_text_of_a_few_words_is_nobodys_copy():
    assert runs_of("The river rose over its banks.") == frozenset()
    assert not is_copy(runs_of("The river rose."), runs_of("The river rose."))


def test_two_reports_on_one_event_are_no_copies():
    assert share_taken(runs_of(OTHER), runs_of(WIRE)) < 0.1


def test_a_text_printed_again_under_another_headline_is_a_copy():
    assert is_copy(runs_of(f"FLOOD IN THE LOWER TOWN\n{WIRE}"), runs_of(WIRE))


def test_a_text_cut_short_is_a_copy_of_the_whole_and_the_whole_is_not_one_of_the_part():
    whole = f"{WIRE} {OTHER}"
    assert is_copy(runs_of(WIRE), runs_of(whole))
    assert not is_copy(runs_of(f"{whole} {whole.upper()[::-1]}"), runs_of(WIRE))


def test_case_accents_and_marks_do_not_matter():
    assert is_copy(runs_of(WIRE.upper().replace(",", " –")), runs_of(WIRE))


def test_an_article_that_quotes_another_is_no_copy():
    assert not is_copy(runs_of(f"{OTHER} {WIRE[:160]}"), runs_of(WIRE))


def test_copies_share_keys():
    words = [f"word{number}" for number in range(400)]
    whole, part = runs_of(" ".join(words)), runs_of(" ".join(words[100:]))
    shared = set(article_keys(whole)) & set(article_keys(part))
    assert len(shared) > len(article_keys(part)) * 0.9
    assert article_keys(whole) == sorted(article_keys(whole))


@pytest.mark.parametrize("text", ["word " * 60_000, "x" * 300_000, ". " * 100_000])
def test_a_long_text_is_read_soon(text):
    with soon():
        runs_of(text)
