from claimsdb.matching.compare.near import near
from tests.matching.make import prepared

SENTENCE = "The flood killed 12 people, and 15 houses were swept away."


def test_words_next_to_the_number_count_for_more():
    dead = prepared("12", SENTENCE)
    houses = prepared("15", SENTENCE)
    others = prepared("9", "In the next valley it killed 9 people.")
    assert near(dead, others)[0] > near(houses, others)[0]


def test_no_shared_word_is_a_reason_against():
    left, right = prepared("12", "12 cows grazed."), prepared("9", "Rates rose by 9 points.")
    assert near(left, right) == (0.0, "No word stands about both numbers.")


def test_the_reason_spells_words_as_the_article_does():
    left, right = prepared("12", "The flood killed 12 people."), prepared("9", "It left 9 people dead.")
    assert near(left, right)[1] == "The same words stand about both: people, killed."
