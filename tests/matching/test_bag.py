import pytest

from claimsdb.matching.bag import EMPTY, Bag


def test_an_empty_bag_is_like_nothing():
    assert EMPTY.cosine(EMPTY) == 0.0
    assert EMPTY.cosine(Bag.of({"river": 1.0})) == 0.0


def test_a_bag_is_like_itself():
    bag = Bag.of({"river": 0.5, "oberdorf": 1.0})
    assert bag.cosine(bag) == pytest.approx(1.0)


def test_likeness_has_no_direction():
    one, other = Bag.of({"river": 0.5, "oberdorf": 1.0}), Bag.of({"oberdorf": 0.3})
    assert one.cosine(other) == other.cosine(one)


def test_shared_words_come_weightiest_first():
    one = Bag.of({"river": 0.5, "oberdorf": 1.0, "flood": 0.7})
    assert one.shared(Bag.of({"flood": 1.0, "oberdorf": 1.0})) == ["oberdorf", "flood"]


def test_bags_with_a_word_in_common_meet():
    assert Bag.of({"quake": 1.0, "dead": 1.0}).meets(Bag.of({"quake": 0.5}))
    assert not Bag.of({"quake": 1.0}).meets(Bag.of({"flood": 1.0}))
