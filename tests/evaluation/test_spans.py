import pytest

from claimsdb.evaluation.spans import overlap, paired, shared, trimmed


@pytest.mark.parametrize(
    ("text", "words"),
    [("words", "words"), ("“Words, and more.”", "Words, and more"), (" ’tis ", "tis"), ("…", ""), ("(a - b)", "a - b")],
)
def test_punctuation_at_the_edges_is_left_out(text, words):
    assert text[slice(*trimmed(text, (0, len(text))))] == words


@pytest.mark.parametrize(
    ("a", "b", "common", "share"),
    [
        ((0, 5), (5, 9), 0, 0),
        ((0, 5), (7, 9), 0, 0),
        ((0, 10), (0, 10), 10, 1),
        ((0, 10), (5, 15), 5, 5 / 15),
        ((0, 10), (2, 4), 2, 0.2),
    ],
)
def test_overlap_is_what_is_shared_of_what_is_covered(a, b, common, share):
    assert (shared(a, b), overlap(a, b)) == (common, share)
    assert (shared(b, a), overlap(b, a)) == (common, share)


def test_each_is_paired_once_and_those_alike_most_first():
    gold, found = [(0, 10), (8, 20)], [(8, 19), (0, 9), (1, 10)]
    assert paired(gold, found) == [(1, 0), (0, 2)]


def test_those_too_unlike_are_not_paired():
    assert paired([(0, 10)], [(0, 7)], 0.8) == []
    assert paired([(0, 10)], [(0, 8)], 0.8) == [(0, 0)]


def test_neighbours_that_share_nothing_are_not_paired():
    assert paired([(0, 5)], [(5, 9)]) == []
