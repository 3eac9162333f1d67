import pytest

from claimsdb.extraction.claims.lemmas import lemma_of, lemmas_of
from tests.extraction.claims.reading import parse


def test_a_lemma_is_in_small_letters():
    assert lemma_of(parse("Troops marched.")[0]) == "troop"


@pytest.mark.parametrize(
    ("text", "at", "stem"),
    [("Four Killed In Crash", 1, "kill"), ("He was fined $12.", 2, "fine"), ("Two Stabbed In Troy", 1, "stab")],
)
def test_words_that_a_tagger_mistook_are_looked_up_by_their_stem(text, at, stem):
    assert stem in set(lemmas_of(parse(text)[at]))
