import pytest

from claimsdb.matching.words import concept, concepts, fold, stem, tokens, value_of, values_in


def test_nothing_has_no_words():
    assert tokens("") == []


def test_accents_and_capitals_fold_away():
    assert fold("Erdoğan’s ÉLYSÉE") == "erdogan's elysee"


def test_a_number_with_its_commas_is_one_token():
    assert tokens("30,000 lives, 4.6 miles") == ["30,000", "lives", "4.6", "miles"]


def test_the_forms_of_a_verb_are_one_word():
    assert stem("walked") == stem("walking") == stem("walks")


def test_short_words_keep_their_endings():
    assert stem("red") == "red"


def test_words_that_newspapers_interchange_are_one():
    assert concept("temblor") == concept("earthquakes") == concept("quake")
    assert concept("dead") == concept("fatalities") == concept("killed")


def test_lives_lost_are_deaths_but_to_live_is_not():
    assert concept("lives") == concept("dead")
    assert concept("living") != concept("dead")


def test_stop_words_and_numbers_carry_no_meaning():
    assert concepts("the 30,000 of them said") == []


def test_a_year_carries_meaning():
    assert concepts("in 1994") == ["1994"]


def test_an_endless_word_is_cut_in_linear_time():
    assert all(len(word) <= 40 for word in tokens("x" * 100_000))


def test_number_words_have_values():
    assert [value_of(word) for word in ("one", "twelve", "5,000", "5.5", "flood")] == [1.0, 12.0, 5000.0, 5.5, None]


@pytest.mark.parametrize(
    ("text", "values"),
    [("$160 million", [160e6]), ("$184M and £3bn", [184e6, 3e9]), ("seven of 5,000", [7.0, 5000.0]), ("2 men", [2.0])],
)
def test_the_values_of_a_text_are_scaled(text, values):
    assert values_in(text) == values


def test_who_is_from_a_country_is_of_it():
    assert concepts("Azeri and Armenian troops") == concepts("Azerbaijan's and Armenia's troops")
    assert concepts("Indians") == concepts("India")
