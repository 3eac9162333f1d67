import pytest

from claimsdb.extraction.quotations import names


@pytest.mark.parametrize("name", ["Ann Lee", "Thebes", "Times"])
def test_a_name_without_an_article_stays(name):
    assert names.without_article(name) == name


def test_a_leading_article_goes():
    assert names.without_article("The Hague") == "Hague"


@pytest.mark.parametrize(
    ("one", "other"), [("The Economist", "economist"), ("Hürriyet", "hurriyet"), ("U.S.", "US"), ("Lee’s", "Lee's")]
)
def test_two_spellings_fold_to_one(one, other):
    assert names.folded(one) == names.folded(other)


def test_different_names_do_not_fold_to_one():
    assert names.folded("Ann Lee") != names.folded("Anna Lee")


@pytest.mark.parametrize(("short", "full"), [("FT", "Financial Times"), ("NYT", "New York Times"), ("AFP", "AFP")])
def test_a_publication_goes_by_its_name(short, full):
    assert names.publications()[names.folded(short)] == full


@pytest.mark.parametrize("word", ["Lee", "bridge", ""])
def test_most_words_are_no_title(word):
    assert not names.is_title(word)


@pytest.mark.parametrize("word", ["Mr.", "Foreign", "president"])
def test_a_title_is_one_with_and_without_its_full_stop(word):
    assert names.is_title(word)


@pytest.mark.parametrize(("word", "pronoun"), [("Bridge", ""), ("Ann", "she"), ("Mrs.", "she"), ("Peter", "he")])
def test_a_given_name_or_a_title_tells_he_from_she(word, pronoun):
    assert names.gender(word) == pronoun


@pytest.mark.parametrize(("name", "expected"), [("Jordan", False), ("turkey", False), ("Armenia", True), ("US", True)])
def test_a_country_is_written_as_one(name, expected):
    assert names.is_country(name) is expected
