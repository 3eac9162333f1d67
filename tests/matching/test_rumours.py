import pytest

from claimsdb.matching.rumours import rumour_in


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("People familiar with the matter said Huber will pay $12 billion.", "People familiar"),
        ("Sources have confirmed that Huber will acquire Muster for $13 billion.", "Sources have confirmed"),
        ("Huber is in talks to buy Muster for $12 billion.", "in talks"),
        ("Huber could pay $12 billion for Muster.", "could pay"),
    ],
)
def test_a_sale_that_is_still_talked_about_says_so(sentence, words):
    assert rumour_in(sentence) == words


@pytest.mark.parametrize(
    "sentence", ["Huber will buy Muster for $13.9 billion.", "Sources said the striker was offered $160 million.", ""]
)
def test_a_sale_agreed_on_and_an_offer_are_no_rumours(sentence):
    assert rumour_in(sentence) == ""
