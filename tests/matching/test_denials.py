import pytest

from claimsdb.matching.denials import answered, matter_of
from tests.asserts import soon
from tests.matching.make import make_quotation


def matter(exact: str, cue: str = "denied", **given: str):
    return matter_of(make_quotation(exact, cue=cue, **given))


def test_what_is_only_said_is_no_dispute():
    assert matter("the bridge is open", "said") is None


def test_a_denial_tells_its_acts_and_the_names_in_it():
    found = matter("claims it had shelled Oberdorf in the south of Turkey", speaker="Ankara")
    assert found.acts == {"shell", "south"}
    assert found.named == {"oberdorf", "turkey"}
    assert found.side == found.parties == {"turkey"}


def test_a_denial_that_names_nothing_is_of_what_its_sentence_tells():
    sentence = "The video shows mercenaries, but Baku denied all involvement."
    assert matter("all involvement", sentence=sentence, speaker="Baku").acts == {"video", "show", "mercenary"}


def test_a_denial_whose_sentence_tells_nothing_is_of_what_the_one_before_does():
    found = matter("any role", sentence="Baku denied any role.", before="The market was shelled.", speaker="Baku")
    assert found.acts == {"market", "shell"}


@pytest.mark.parametrize(
    ("speaker", "sentence", "expected"),
    [
        ("", "It was denied.", set()),
        ("Sudanese military", "The Sudanese military denied it.", {"sudan"}),
        ("Khaled Saad", "Sudan Armed Forces spokesman Khaled Saad denied it.", {"sudan"}),
        ("Ilham Aliyev", "In Turkey, the Azeri president, Ilham Aliyev, denied it.", {"azerbaijan"}),
        ("Anna Huber", "Two Turks say that Anna Huber denied it.", {"huber"}),
        ("the Oberdorf rebels", "the Oberdorf rebels denied it.", set()),
        ("South Sudan Liberation Army", "The South Sudan Liberation Army denied it.", set()),
    ],
)
def test_a_speaker_speaks_for_a_country_or_for_himself(speaker, sentence, expected):
    assert matter("firing shells", sentence=sentence, speaker=speaker).side == expected


def test_whoever_is_accused_stands_before_the_deed():
    accused = matter("Turkey of shelling a village in Armenia", "accused", speaker="Huber")
    assert accused.parties == {"turkey"}
    assert accused.named == {"turkey", "armenia"}


def test_reports_may_charge_whomever_they_name():
    assert matter("Turkey shells Armenia", "reports", speaker="unconfirmed reports").parties == {"turkey", "armenia"}


DENIAL = {"exact": "shelling the village", "cue": "denied", "speaker": "Ankara"}


@pytest.mark.parametrize(
    ("charge", "found"),
    [
        ({"exact": "Armenia of shelling a village", "cue": "accused", "speaker": "Huber"}, False),
        ({"exact": "Turkey of bribing a judge", "cue": "accused", "speaker": "Huber"}, False),
        ({"exact": "Turkey of shelling a village", "cue": "accused", "speaker": "Huber"}, True),
        ({"exact": "Turkey of shelling a village", "cue": "accused", "speaker": "the Turkish opposition"}, True),
        ({"exact": "Turkey of shelling a village", "cue": "accused", "speaker": "a Turkish officer"}, False),
        ({"exact": "Turkey counts the shelling among its feats", "cue": "claims", "speaker": "Huber"}, False),
        ({"exact": "Turkey is shelling the village", "cue": "claims", "speaker": "Huber"}, True),
    ],
)
def test_a_denial_answers_who_charges_the_denier_with_the_same(charge, found):
    answer = answered(matter(**DENIAL), matter(**charge))
    assert (answer is not None) is found


def test_an_endless_sentence_is_read_in_bounded_time():
    with soon():
        matter("claims of word " * 20_000, speaker="Turkey", sentence="a word by Turkey " * 20_000)
