from claimsdb.matching.quotations import compare_quotations, prepare_quotation
from claimsdb.matching.suggestion import Relation
from tests.asserts import soon
from tests.matching.make import NO_BACKGROUND, make_quotation

BRIDGE = "We have agreed to open the northern bridge on Tuesday and to keep it open all winter"


def compare(left: dict, right: dict):
    return compare_quotations(*(prepare_quotation(make_quotation(**given), NO_BACKGROUND) for given in (left, right)))


def test_two_other_utterances_score_low():
    _, score, _ = compare(
        {"exact": BRIDGE}, {"exact": "The harvest was the worst in a generation, and prices will rise"}
    )
    assert score < 0.2


def test_the_same_words_are_one_utterance():
    relation, score, reasons = compare({"exact": BRIDGE, "speaker": "Ana Ruiz"}, {"exact": BRIDGE, "speaker": "Ruiz"})
    assert relation is Relation.MATCH
    assert score > 0.9
    assert reasons == ("The same words.", "Both are said by Ana Ruiz.")


def test_a_cut_utterance_is_the_same():
    assert compare({"exact": BRIDGE}, {"exact": BRIDGE[:50]})[1] > 0.6


def test_small_edits_leave_it_the_same():
    assert (
        compare({"exact": BRIDGE}, {"exact": BRIDGE.replace("northern", "north").replace("agreed", "decided")})[1] > 0.5
    )


def test_two_words_found_in_a_long_sentence_are_not_the_same_utterance():
    assert compare({"exact": BRIDGE}, {"exact": "the northern"})[1] < 0.5


def test_other_words_of_the_same_speaker_are_the_same_where_the_rare_ones_agree():
    told = "it had been agreed that the northern bridge would open on Tuesday and stay open for the winter"
    relation, score, reasons = compare({"exact": BRIDGE, "speaker": "Ruiz"}, {"exact": told, "speaker": "Ruiz"})
    assert relation is Relation.MATCH
    assert score > 0.5
    assert reasons[0].startswith("The same in other words")


def test_a_charge_and_its_explicit_denial_conflict():
    charge = {"exact": "the army shelled the market of Oberdorf", "cue": "accused", "speaker": "The mayor"}
    denial = {"exact": "it had shelled the market of Oberdorf", "cue": "denied", "speaker": "The army"}
    relation, score, reasons = compare(charge, denial)
    assert relation is Relation.CONFLICT
    assert score > 0.5
    assert reasons[0].startswith("Denied by The army, charged by The mayor: ")


def test_nobody_contradicts_himself_in_a_denial():
    charge = {"exact": "the army shelled the market of Oberdorf", "cue": "accused", "speaker": "The mayor"}
    denial = {"exact": "it had shelled the market of Oberdorf", "cue": "denied", "speaker": "The mayor"}
    assert compare(charge, denial)[0] is Relation.MATCH


def test_a_denial_of_another_matter_is_no_conflict():
    charge = {"exact": "the army shelled the market of Oberdorf", "cue": "accused", "speaker": "The mayor"}
    denial = {"exact": "taking bribes from a builder", "cue": "denied", "speaker": "The minister"}
    assert compare(charge, denial)[0] is not Relation.CONFLICT


REPORT = "Turkish firms are sending fighters to Azerbaijan"


def reported(**given: str) -> dict[str, str]:
    return {"exact": REPORT, "cue": "reports", "speaker": "unconfirmed reports"} | given


def test_a_capital_that_denies_what_its_country_is_charged_with_conflicts():
    denial = {"exact": "all involvement", "cue": "denied", "speaker": "Baku and Ankara"}
    told = {"sentence": "Videos of mercenaries were shared, although Baku and Ankara denied all involvement."}
    relation, _, reasons = compare(reported(), denial | told)
    assert relation is Relation.CONFLICT
    assert reasons == (
        "Denied by Baku and Ankara, charged by unconfirmed reports: mercenaries (fighters).",
        "The charge names Azerbaijan and Turkey.",
    )


def test_the_more_a_denial_shares_with_its_charge_the_surer():
    short = {"exact": "sending mercenaries", "cue": "denied", "speaker": "Turkey"}
    long = short | {"exact": "claims it sends mercenaries to Azerbaijan"}
    assert compare(reported(), short)[1] < compare(reported(), long)[1]


def test_nobody_is_charged_by_his_own_side():
    denial = {"exact": "sending mercenaries", "cue": "denied", "speaker": "Ankara"}
    assert compare(reported(speaker="Turkish reports"), denial)[0] is Relation.MATCH


def test_one_person_under_two_names_does_not_contradict_himself():
    charge = {"exact": "the army shelled the market of Oberdorf", "cue": "claims", "speaker": "Ana Ruiz"}
    denial = {"exact": "the army had shelled the market of Oberdorf", "cue": "denied", "speaker": "Ana Maria Ruiz"}
    assert compare(charge, denial)[0] is Relation.MATCH


def test_a_statement_and_the_same_with_not_conflict():
    left = {"exact": "the northern bridge will be open in winter", "speaker": "Ruiz"}
    right = {"exact": "the northern bridge will not be open in winter", "speaker": "Huber"}
    relation, _, reasons = compare(left, right)
    assert relation is Relation.CONFLICT
    assert reasons == ("Ruiz and Huber say the opposite.",)


def test_a_statement_and_another_of_the_same_words_with_not_are_no_conflict():
    left = {"exact": "interest in the bridge", "speaker": "Ruiz"}
    right = {"exact": "nothing about their interest in the bridge", "speaker": "Huber"}
    assert compare(left, right)[0] is Relation.MATCH


def test_endless_quotations_are_compared_in_bounded_time():
    with soon():
        compare({"exact": "a word " * 20_000}, {"exact": "the word " * 20_000})


CHARGE = "guilty of two counts of first-degree murder"


def test_few_words_in_passages_that_name_two_people_are_two_utterances():
    left = {"exact": CHARGE, "sentence": f"A jury found Huberova {CHARGE}."}
    right = {"exact": CHARGE, "sentence": f"A jury found Lopezova {CHARGE}."}
    assert compare(left, right)[1] < 0.3


def test_few_words_in_passages_that_name_one_person_are_one_utterance():
    left = {"exact": CHARGE, "sentence": f"A jury found Huberova {CHARGE}."}
    assert compare(left, left)[1] > 0.5


def test_few_words_are_a_piece_of_a_long_quotation_only_letter_for_letter():
    long = "Anna Huberova was held at noon and charged with two counts of first degree murders of friends in Oberdorf"
    assert compare({"exact": CHARGE}, {"exact": long})[1] < 0.3
    assert compare({"exact": "two counts of first degree murders of"}, {"exact": long})[1] > 0.5
