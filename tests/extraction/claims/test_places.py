from claimsdb.extraction.claims.places import Places
from claimsdb.extraction.claims.setting import Lines
from tests.extraction.claims.reading import claims, parse, settings


def place(text: str, words: str) -> str:
    return claims(text)[words].place


def test_an_article_without_places_names_none():
    assert place("The flood killed 300 people.", "300") == ""


def test_the_sentences_place_is_the_claims():
    assert place("Aid went to Syria. A flood killed 300 people in Pakistan.", "300") == "Pakistan"


def test_the_place_in_the_counted_nouns_phrase_goes_first():
    text = "In Russia, officials counted 146,000 residents of Georgia."
    assert place(text, "146,000") == "Georgia"


def test_where_people_flee_to_is_not_where_they_are():
    text = "A blast hit a depot in Pakistan. It killed 68 people who fled to Armenia."
    assert place(text, "68") == "Pakistan"


def test_one_place_has_one_name():
    assert place("The firm has 300 plants in the U.S. alone.", "300") == "United States"


def test_a_name_goes_over_of():
    assert place("The navy caught 26 pirates in the Gulf of Aden.", "26") == "Gulf of Aden"


def test_a_name_that_the_text_calls_a_region_is_a_place():
    assert place("War came to the Zaramag region. In Zaramag 300 people died.", "300") == "Zaramag"


def test_the_title_decides_where_no_sentence_does():
    text = "Nine people died.\nNobody knows why.\nOfficials from Kenya and Kenya met Chad."
    places = Places(Lines(parse(text)), title="Deaths in Chad")
    assert places.of(settings(text)["Nine"]) == "Chad"


def test_a_place_named_aside_gives_way_to_the_articles_own():
    text = "War came to Armenia.\nSince the dissolution of the Soviet Union, 30,000 have died.\nArmenia mourns."
    assert place(text, "30,000") == "Armenia"


def test_a_place_of_the_counted_is_never_aside():
    text = "Armenia and Armenia.\nThe three years of existence of governments in Georgia ended."
    assert place(text, "three years") == "Georgia"


def test_two_spellings_of_a_place_are_one_as_first_printed():
    text = "War came to the Nagorno Karabakh region. In the Nagorno-Karabakh region 300 people died."
    assert place(text, "300") == "Nagorno Karabakh"


def test_a_genitive_parts_two_places():
    assert place("In Chad's Lake Province 300 people died.", "300") in {"Chad", "Lake Province"}


def test_a_place_within_a_word_is_none_of_the_claims():
    text = "Armenia mourned. The war cost Armenia 300 lives after a US-led raid."
    assert place(text, "300") == "Armenia"
