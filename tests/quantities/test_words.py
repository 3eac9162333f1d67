from claimsdb.quantities.words import has_stem, table, words


def test_words_are_in_small_letters():
    assert all(word == word.lower() for name in table() for word in table()[name])


def test_a_list_is_a_set_of_whole_words():
    assert "since" in words("year_leaders")


def test_a_long_stem_begins_words_and_a_short_one_is_a_word():
    assert has_stem("change_stems", "increased")
    assert has_stem("change_stems", "cut")
    assert not has_stem("change_stems", "cutlery")
