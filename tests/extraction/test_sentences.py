"""Words in their sentence."""

from itertools import pairwise

import pytest

from claimsdb.extraction.sentences import sentence_around, sentence_before

TEXT = "A war began. At least 4,000 died, Mr. Aliyev said on Oct. 5. “It is over.” He left.\nNext paragraph"


def around(words: str, text: str = TEXT) -> str:
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("war", "A war began."),
        ("4,000", "At least 4,000 died, Mr. Aliyev said on Oct. 5."),
        ("over", "“It is over.”"),
        ("left.", "He left."),
        ("paragraph", "Next paragraph"),
        ("began. At least", "A war began. At least 4,000 died, Mr. Aliyev said on Oct. 5."),
    ],
)
def test_words_stand_in_their_sentence(words, sentence):
    assert around(words) == sentence


def test_initials_and_acronyms_do_not_end_a_sentence():
    assert around("Biegun", "He met Stephen E. Biegun of the U.S. State Department. Then he left.") == (
        "He met Stephen E. Biegun of the U.S. State Department."
    )


def test_the_sentence_before_is_the_one_before():
    start = TEXT.index("At least")
    first, last = sentence_before(TEXT, start)
    assert TEXT[first:last] == "A war began."


def test_the_first_sentence_has_none_before():
    assert sentence_before(TEXT, 0) == (0, 0)


def test_a_text_without_an_end_is_cut_at_the_reach():
    text = "word " * 100_000
    first, last = sentence_around(text, 250_000, 250_004)
    assert last - first < 4_000


def test_walking_back_reaches_every_sentence():
    starts, at = [], len(TEXT)
    while at > 0:
        at = sentence_before(TEXT, at)[0]
        starts.append(at)
    assert all(later > earlier for later, earlier in pairwise(starts))
    assert len(starts) == 5
