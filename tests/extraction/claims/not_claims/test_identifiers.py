from tests.extraction.claims.reading import kept


def test_a_count_before_a_capital_is_kept():
    assert kept("The pilots met 12 Georgian officials.") == ["12"]


def test_telephone_numbers_are_no_claims():
    assert kept("Call 0845 125 2222 or 0800 555111 for help.") == []


def test_house_numbers_are_no_claims():
    assert kept("He lives at 112 Mercer Street.") == []


def test_an_emergency_number_is_no_claim_and_a_count_like_it_is():
    assert kept("A witness called 911, and the 999 call was answered.") == []
    assert kept("The storm wrecked 911 homes.") == ["911"]
