import pytest

from claimsdb.matching.elapsed import GOES_ON, PASSED, elapsed_in


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The shooting sparked five days of riots.", 5.0),
        ("Athens was calm after 8 days of the worst riots in decades.", 8.0),
        ("They met after 11 days of a punishing offensive.", 11.0),
        ("A week of violence has taken its toll.", 7.0),
        ("The army widened its 12-day-old offensive.", 12.0),
        ("Hundreds have died since the assault began 12 days ago.", 12.0),
        ("At least 70 were hurt in the protests over the past eight days.", 8.0),
        ("For more than a week, the city has been shaken by riots.", 7.0),
        ("The riots have lasted three weeks.", 21.0),
    ],
)
def test_what_goes_on_is_told_with_the_days_that_it_has(sentence, days):
    assert elapsed_in(sentence) == [(days, GOES_ON)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He was shot eight days ago.",
        "Eight days since the shooting, nobody is charged.",
        "The power plant has been shut for eight days.",
        "In the past eight days nobody came.",
        "It began to rain, he said. Eight days ago he fell.",
    ],
)
def test_what_is_past_is_told_with_the_days_since(sentence):
    assert elapsed_in(sentence) == [(8.0, PASSED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The jury came back after three days of deliberations.",
        "Both sides agreed to a 10-day truce.",
        "Two weeks before the feast the market is empty.",
        "Commandos ended three days of fighting.",
        "He was jailed for five days.",
        "The flight lasted two days.",
    ],
)
def test_what_came_to_its_end_does_not_go_on(sentence):
    assert elapsed_in(sentence) == []


def test_each_time_of_a_sentence_is_given_once_the_shortest_first():
    assert elapsed_in("After 12 days of war, and three days of shelling, the war of 12 days of shelling.") == [
        (3.0, GOES_ON),
        (12.0, GOES_ON),
    ]
