import pytest

from claimsdb.matching.reading import around
from tests.matching.make import prepared


def test_words_that_are_not_there_have_the_sentence_before_them():
    assert around("The river rose.", "12") == ("The river rose.", "")
    assert around("The river rose.", "") == ("The river rose.", "")


def test_a_number_is_found_whole():
    assert around("25 boats, 5,000 men, 1.5 tons and 5 cows", "5") == ("25 boats, 5,000 men, 1.5 tons and ", " cows")
    assert around("By phone, one said", "one") == ("By phone, ", " said")


def test_the_thing_counted_follows_its_number():
    assert prepared("six", "They found six AK-47 rifles there.").counted == "ak"
    assert prepared("12", "The toll is 12, police said.").counted == ""


def test_names_are_read_up_to_the_edge_of_the_clause():
    claim = prepared("13 miles", "It lay 13 miles (21 km) from Upper Oberdorf, in Valais.", unit="mile")
    assert claim.names == ("Upper", "Oberdorf")


def test_the_days_of_the_sentence_before_stand_in():
    assert prepared("12", "It killed 12.", before="It came on Sunday.").days == {"sunday"}
    assert prepared("12", "On Monday 12 fell.", before="It came on Sunday.").days == {"monday"}


def test_a_number_given_twice_in_a_sentence_stands_where_it_was_found():
    assert around("5 dead and 5 hurt", "5", 11) == ("5 dead and ", " hurt")


def test_names_keep_their_capitals():
    claim = prepared("12", "For the IMF and for MacGregor it counted 12 in OBERDORF and Niederdorf.")
    assert (
        claim.spell(["imf", "macgregor", "oberdorf", "niederdorf"], at_most=4) == "IMF, MacGregor, Oberdorf, Niederdorf"
    )


@pytest.mark.parametrize(
    ("exact", "sentence", "person"),
    [
        ("20", "Anna Huber, 20, was seen.", ("Anna", "Huber")),
        ("20-year-old", "On Saturday, 20-year-old Anna Huber was seen.", ("Anna", "Huber")),
        ("20", "On Saturday, 20 came.", ()),
        ("20-year-old", "A 20-year-old British climber was seen.", ()),
        ("20-year-old", "A 20-year-old Huber was seen.", ("Huber",)),
    ],
)
def test_the_name_beside_an_age(exact, sentence, person):
    assert prepared(exact, sentence).person == person
