from claimsdb.quantities.comparators import comparator_after, comparator_before, or_equal_after, phrases
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import tokenise


def test_an_unknown_word_is_no_comparator():
    assert comparator_before(tokenise("only 5"), 1) is None
    assert comparator_after(tokenise("5 men"), 1) is None


def test_the_longest_phrase_wins():
    assert comparator_before(tokenise("no more than 5"), 3) == (Comparator.AT_MOST, 0)


def test_a_phrase_after_the_number_ends_where_it_ends():
    assert comparator_after(tokenise("5 or more"), 1) == (Comparator.AT_LEAST, 3)


def test_or_equal_is_found_only_where_it_stands():
    assert or_equal_after(tokenise("5 or equal to it"), 1) == 5
    assert or_equal_after(tokenise("5 or six"), 1) == 1


def test_every_comparator_but_between_has_words():
    named = {*phrases("before").values(), *phrases("after").values()}
    assert named == set(Comparator) - {Comparator.BETWEEN}
