import pytest

from claimsdb.matching.countries import COUNTRIES, countries_of, with_countries
from claimsdb.matching.words import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody knows it.", set()),
        ("It gave us nothing.", set()),
        ("Baku and Ankara", {"azerbaijan", "turkey"}),
        ("The Azeris and Turkish firms", {"azerbaijan", "turkey"}),
        ("South Sudanese rebels left Khartoum", {"south sudan", "sudan"}),
        ("The U.S. and the White House", {"united states"}),
        ("São Tomé, N’Djamena and Côte d’Ivoire", set()),
    ],
)
def test_a_people_a_capital_and_a_seat_stand_for_their_country(text, expected):
    assert countries_of(tokens(text)) == expected


def test_the_words_between_stay():
    assert with_countries(["the", "south", "korean", "army"]) == [
        ("the", False),
        ("south korea", True),
        ("army", False),
    ]


def test_every_name_is_spelled_as_texts_are_read():
    assert all("_" not in word and word == word.lower() for name in COUNTRIES for word in name)
