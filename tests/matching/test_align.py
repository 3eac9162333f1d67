import pytest

from claimsdb.matching.align import align
from claimsdb.matching.scored import Scored
from tests.matching.make import prepared


def claim(number: int, article: int, value: float):
    return prepared(id=number, article=article, value=value)


def scores(*pairs):
    return {(p.left.record.id, p.right.record.id): p.score for p in align(Scored(*pair, ()) for pair in pairs)}


def test_a_pair_without_a_rival_stays():
    assert scores((claim(1, 1, 12.0), claim(2, 2, 12.0), 0.8)) == {(1, 2): 0.8}


def test_a_better_answer_lowers_the_other():
    dead, ours, theirs = claim(1, 1, 12.0), claim(2, 2, 12.0), claim(3, 2, 40.0)
    assert scores((dead, ours, 0.9), (dead, theirs, 0.6)) == {(1, 2): 0.9, (1, 3): pytest.approx(0.06)}


def test_a_figure_repeated_below_the_title_is_no_rival():
    dead, title, body = claim(1, 1, 12.0), claim(2, 2, 12.0), claim(3, 2, 12.0)
    assert scores((dead, title, 0.7), (dead, body, 0.9)) == {(1, 2): 0.7, (1, 3): 0.9}


def test_pairs_of_other_articles_are_no_rivals():
    dead, ours, theirs = claim(1, 1, 12.0), claim(2, 2, 12.0), claim(3, 3, 40.0)
    assert scores((dead, ours, 0.9), (dead, theirs, 0.6)) == {(1, 2): 0.9, (1, 3): 0.6}
