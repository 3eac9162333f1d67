import pytest

from tests.extraction.claims.reading import kept


def test_what_a_label_looks_like_is_kept_when_it_counts():
    assert kept("The book has 11 chapters and the road 20 exits.") == ["11", "20"]


def test_a_crew_is_counted_in_the_singular():
    assert kept("The ship had 26 crew aboard.") == ["26"]


def test_a_dash_before_a_number_word_glues_nothing():
    assert kept("The jury-six black women and two men-went home.") == ["six", "two"]


def test_a_dash_before_a_capital_number_word_glues_nothing():
    assert kept("Breaking News-Three People Shot In Office In Troy") == ["Three"]


def test_a_number_on_a_name_is_a_label_though_a_noun_follows():
    assert kept("They seized six AK 47 rifles and 12 magazines.") == ["six", "12"]


def test_the_gauge_of_a_gun_is_measured():
    assert kept("He had a 12-gauge shotgun.") == ["12"]


def test_twice_after_a_name_counts():
    assert kept("They say Simpson shot Flynn twice in the head.") == ["twice"]


@pytest.mark.parametrize(
    "text",
    [
        "They took Highway 214 to Exit 7.",
        "He runs Windows 7 and Firefox 3.",
        "The flaw is in Internet Explorer 8 and 9.",
        "The Vista 8900 smartphone sold well.",
        "A TB2 drone and an F-16 flew by.",
        "She carried a .38-caliber revolver.",
        "The four-by-four hit a wall.",
        "He finished as the No. 5 seed.",
        "Police spoke to a 911 dispatcher.",
        "He put it into a 401(k) plan.",
        "They loved the Fantastic Four film.",
    ],
)
def test_numbers_that_name_are_no_claims(text: str):
    assert kept(text) == []
