from datetime import date

from claimsdb.matching.keys import claim_keys, quotation_keys
from tests.asserts import soon
from tests.matching.make import make_claim, make_quotation

LONG = "We have agreed to open the northern bridge on Tuesday and to keep it open through the whole of the winter"


def test_a_claim_without_words_has_no_keys():
    assert claim_keys(make_claim("12", "12")) == frozenset()


def test_a_quotation_without_words_has_no_keys():
    assert quotation_keys(make_quotation("...")) == frozenset()


def test_keys_are_the_same_on_every_machine():
    claim = make_claim(measure="deaths", place="Oberdorf")
    assert "deaths|oberdorf" in claim_keys(claim)
    assert quotation_keys(make_quotation("no comment")) == {"#5f10fd84"}


def test_a_claim_has_at_most_fifteen_keys_and_a_quotation_twelve():
    title = "Bridges over Many Other Rivers"
    crowded = make_claim(
        sentence=LONG + " 12 Danes, Swedes and Finns", place=LONG, title=title, published=date(2021, 7, 15)
    )
    assert 12 <= len(claim_keys(crowded)) <= 15
    assert len(quotation_keys(make_quotation(LONG, cue="denied"))) <= 12


def test_keys_fit_their_column():
    endless = make_claim(subject="x" * 500, place="ß" * 500, measure="a-measure-of-some-length", published=date.max)
    assert all(len(key) < 100 for key in claim_keys(endless))


def test_values_of_two_same_digits_share_a_key_whatever_is_measured():
    shared = claim_keys(make_claim(value=100.0, measure="deaths", place="Oberdorf"))
    assert shared & claim_keys(make_claim(value=101.0, measure="missing", place="Oberdorf"))


def test_a_rare_word_of_the_title_is_a_key_before_common_ones():
    claim = make_claim(sentence="12", title="Police call more men to Oberdorf", measure="deaths")
    assert {"deaths|oberdorf", "count=1.2e+01|oberdorf"} <= claim_keys(claim)
    assert "count=1.2e+01|polic" not in claim_keys(claim)


def test_a_shortened_quotation_shares_a_key_with_the_whole():
    assert quotation_keys(make_quotation(LONG)) & quotation_keys(make_quotation(LONG[:70]))


def test_a_charge_and_its_denial_share_a_key():
    charge = make_quotation("The army shelled Oberdorf", cue="accused", speaker="The mayor")
    denial = make_quotation("any shelling of Oberdorf", cue="denied", speaker="The army")
    assert quotation_keys(charge) & quotation_keys(denial)


def test_a_charge_and_its_denial_share_who_and_what():
    charge = make_quotation("Turkish firms are sending fighters", cue="reports", speaker="reports")
    denial = make_quotation("sending mercenaries", cue="denied", speaker="Ankara")
    assert "?turkey|mercenary" in quotation_keys(charge) & quotation_keys(denial)


def test_a_charge_has_at_most_nine_keys_more():
    crowded = (
        "Armenia, Turkey, Syria and Iran of shelling, bombing, burning and robbing the market, the bridge and the mill"
    )
    assert len(quotation_keys(make_quotation(crowded, cue="accused"))) == 21


def test_an_endless_sentence_is_keyed_in_linear_time():
    with soon():
        claim_keys(make_claim("12", "Aa " * 40_000 + "12"))
        quotation_keys(make_quotation("word " * 20_000))
