from claimsdb.quantities.tokens import tokenise
from claimsdb.quantities.unit_names import currency_before, letter_signs, names, symbols, unit_at
from claimsdb.quantities.units import unit
from tests.quantities.reading import measured


def slug(text):
    named = unit_at(tokenise(text), 0)
    return named and named.slug


def test_a_word_that_names_no_unit_is_none():
    assert slug("people") is None


def test_names_take_a_plural_and_any_case():
    assert [slug(text) for text in ("mile", "Miles", "square kilometres", "feet")] == [
        "mile",
        "mile",
        "square_km",
        "foot",
    ]


def test_the_longest_name_wins():
    assert slug("percentage points") == "percentage_point"


def test_symbols_keep_their_case():
    assert (slug("MW"), slug("mW")) == ("megawatt", None)


def test_a_symbol_that_runs_on_is_none():
    assert slug("m212") is None


def test_in_before_a_date_is_a_preposition():
    assert measured("killed 39 in May 2004 and 12 in 2005") == [(39, ""), (12, "")]


def test_an_initial_and_a_picture_size_are_no_units():
    assert measured("scored 95\nW. Smith") == [(95, "")]
    assert measured("720p films at 50p each") == [(50, "penny")]


def test_a_small_word_is_no_currency():
    assert slug("try") is None
    assert currency_before(tokenise("try 5"), 1) is None


def test_a_sign_is_found_before_the_number():
    assert currency_before(tokenise("US$5"), 2) == ("USD", 0)


def test_every_name_and_symbol_leads_to_a_unit():
    slugs = {slug for slug, _ in names().values()} | set(symbols().values())
    assert all(unit(slug).slug == slug for slug in slugs)


def test_signs_of_letters_are_known_for_what_sticks_to_digits():
    assert {"USD", "Rs", "R"} <= letter_signs()
