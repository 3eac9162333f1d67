from claimsdb.matching.compare.near import near
from tests.matching.make import prepared

SENTENCE = "The flood killed 12 people, and 15 houses were swept away."


def test_words_next_to_the_number_count_for_more():
    dead = prepared("12", SENTENCE)
    houses = prepared("15", SENTENCE)
    others = prepared("9", "In the next valley it killed 9 people.")
    assert near(dead, others)[0] > near(houses, others)[0]


def test_no_shared_word_gives_no_reason():
    assert near(prepared("12", "12 cows grazed."), prepared("9", "Rates rose by 9 points.")) == (0.0, "")
