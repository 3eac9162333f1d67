from tests.extraction.claims.reading import kept


def test_a_sentence_that_begins_like_a_stamp_is_kept():
    assert kept("Photos of the flood show nine people on a roof.") == ["nine"]


def test_stamps_and_counters_are_no_claims():
    assert kept("Updated 11 am\n12 comments\nPhoto 1 of 3\nA flood killed nine people.") == ["nine"]


def test_list_numbers_are_no_claims():
    assert kept("3. The verdict\nNine people died.") == ["Nine"]
