import time

from claimsdb.matching.passages import Passages

TEXT = "Flood in Oberdorf\nThe river rose on Jan. 5. At 3 a.m. it broke a wall. “Nobody slept,” said Mr. Huber."


def sentence_of(words: str) -> str:
    start = TEXT.index(words)
    return Passages(TEXT).sentence(start, start + len(words))


def test_an_empty_text_has_empty_passages():
    assert Passages("").sentence(0, 0) == Passages("").before(0) == Passages("").title() == ""


def test_a_title_is_the_first_line_that_says_something():
    assert Passages("\n--\nFlood in Oberdorf\nThe river rose.").title() == "Flood in Oberdorf"


def test_a_line_ends_a_sentence():
    assert sentence_of("Flood") == "Flood in Oberdorf"


def test_an_abbreviation_does_not_end_a_sentence():
    assert sentence_of("rose") == "The river rose on Jan. 5."
    assert sentence_of("Huber") == "“Nobody slept,” said Mr. Huber."


def test_the_sentence_before_is_given_and_the_first_has_none():
    assert Passages(TEXT).before(TEXT.index("wall")) == "The river rose on Jan. 5."
    assert Passages(TEXT).before(0) == ""


def test_words_over_two_sentences_give_both():
    assert sentence_of("wall. “Nobody") == "At 3 a.m. it broke a wall. “Nobody slept,” said Mr. Huber."


def test_a_long_text_is_split_in_linear_time():
    started = time.perf_counter()
    Passages("A. " * 100_000)
    Passages("." * 300_000)
    assert time.perf_counter() - started < 2
