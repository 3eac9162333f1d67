import pytest

from tests.extraction.claims.reading import claims


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("The death toll reached 430 in 2020.", "430", "death toll"),
        ("Two gunmen stole a car.", "Two", "gunmen"),
        ("Half of the civilian population of Armenia fled.", "Half", "civilian population of Armenia"),
        ("Tens of thousands of Armenian civilians are fleeing.", "Tens of thousands", "Armenian civilians"),
        ("It bought 12 Turkish-made drones.", "12", "Turkish-made drones"),
        ("Depots in Chad hold 300 rounds of ammunition.", "300", "rounds of ammunition"),
    ],
)
def test_a_subject_is_the_counted_as_printed(text: str, words: str, subject: str):
    assert claims(text)[words].subject == subject


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("A missile attack on Barda killed 25 people.", "25", "people, missile attack on Barda"),
        ("After the fuel depot explosion, 68 people were found dead.", "68", "people, fuel depot explosion"),
        ("It led to a 1988-1994 war that claimed 30,000 lives.", "30,000", "lives, 1988-1994 war"),
        ("A fierce war broke out. By 1994, 30,000 were killed.", "30,000", "fierce war"),
    ],
)
def test_where_the_counted_says_little_the_event_is_named(text: str, words: str, subject: str):
    assert claims(text)[words].subject == subject


def test_what_a_sum_pays_for_is_its_subject():
    text = "They have given $100 million in military aid to Azerbaijan."
    assert claims(text)["$100 million"].subject.startswith("military aid")


def test_what_changes_is_the_subject_of_both_ends():
    text = "The administration had increased military aid from $3m to around $100m."
    assert {claim.subject for claim in claims(text).values()} == {"military aid"}


def test_a_time_is_counted_from_what_it_follows():
    assert claims("Fighting resumed five minutes after the truce.")["five minutes"].subject == "after the truce"


def test_an_age_is_a_persons():
    text = "Petya Grigoryan, a 69-year-old driver, told reporters so."
    assert claims(text)["69-year-old"].subject == "Petya Grigoryan"


def test_hyphens_stay_as_printed():
    assert claims("The firm in Chad hired 300 ex-soldiers.")["300"].subject.startswith("ex-soldiers")


def test_the_owner_before_the_number_is_kept():
    text = "Much of Nagorno-Karabakh's 120,000 population has fled."
    assert claims(text)["120,000"].subject == "Nagorno-Karabakh's population"


def test_a_subject_is_a_label_not_a_sentence():
    text = (
        "A very long and winding list of "
        + "old and tired and angry men of the north and " * 10
        + "the south saw 40 ships."
    )
    assert len(claims(text)["40"].subject.split()) <= 12
