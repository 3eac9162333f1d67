from claimsdb.matching.candidates import candidate_pairs


def test_mentions_without_a_common_key_are_no_candidates():
    assert list(candidate_pairs([(1, 1, {"a"}), (2, 2, {"b"})])) == []


def test_two_mentions_of_one_article_are_no_candidates():
    assert list(candidate_pairs([(1, 7, {"a"}), (2, 7, {"a"})])) == []


def test_a_pair_that_shares_two_keys_comes_once_the_lesser_first():
    assert list(candidate_pairs([(2, 2, {"a", "b"}), (1, 1, {"a", "b"})])) == [(1, 2)]


def test_a_key_of_too_many_mentions_is_dropped_and_counted():
    crowded = candidate_pairs([(n, n, {"a"}) for n in range(4)], cap=3)
    assert list(crowded) == []
    assert crowded.dropped == 1


def test_pairs_come_in_one_order_whatever_that_of_their_keys():
    keyed = [(1, 1, ["far", "near"]), (2, 2, ["far"]), (3, 3, ["near"])]
    turned = [(mention, article, keys[::-1]) for mention, article, keys in keyed]
    assert list(candidate_pairs(keyed)) == list(candidate_pairs(turned)) == [(1, 2), (1, 3)]
