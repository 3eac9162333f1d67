from tests.extraction.claims.reading import settings


def counted(text: str, words: str) -> str:
    noun = settings(text)[words].counted
    return noun.text if noun is not None else ""


def test_a_bare_number_counts_nothing():
    assert counted("The toll rose to 430.", "430") == ""


def test_the_noun_after_a_number_is_counted():
    assert counted("They saw 68 badly burned young men.", "68") == "men"


def test_the_noun_after_of_is_counted():
    assert counted("Thousands of people fled.", "Thousands") == "people"


def test_a_sentence_ends_with_its_line():
    setting = settings("Nine dead in flood\nPolice said so.")["Nine"]
    assert setting.sentence.text == "Nine dead in flood"


def test_capitals_on_nearly_every_word_make_a_headline():
    assert settings("Four Men Rob Paris Store")["Four"].in_headline
    assert not settings("Four men rob a store in some town")["Four"].in_headline


def test_a_sentence_longer_than_any_is_not_taken_for_syntax():
    assert not settings("cat 5 " * 400)["5"].parsed
