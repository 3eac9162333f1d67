from claimsdb.quantities.tokens import END, Kind, at, tokenise, words_of


def texts(text):
    return [token.text for token in tokenise(text)]


def test_an_empty_text_has_no_tokens():
    assert tokenise(" \n ") == []


def test_every_character_but_white_space_belongs_to_a_token():
    text = "“At least 4,000” — said he; 5½%"
    assert "".join(texts(text)) == "".join(text.split())


def test_separators_stay_in_the_number():
    assert texts("1,234,567.89 40 000 1.234.567 1'000") == ["1,234,567.89", "40 000", "1.234.567", "1'000"]


def test_a_list_of_numbers_stays_apart():
    assert texts("22,24,26") == ["22", ",", "24", ",", "26"]


def test_letters_after_digits_are_a_token_glued_to_them():
    number, word = tokenise("56bn")
    assert (number.kind, word.kind, word.glued) == (Kind.NUMBER, Kind.WORD, True)


def test_offsets_are_those_of_the_text():
    text = "some 200 men"
    assert [text[token.start : token.end] for token in tokenise(text)] == ["some", "200", "men"]


def test_outside_the_text_stands_an_empty_token():
    assert at([], 3) is END


def test_a_phrase_is_known_by_its_small_letters():
    assert words_of("At Least") == ("at", "least")
