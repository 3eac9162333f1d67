from datetime import date

from claimsdb.matching.background import Background
from claimsdb.matching.crossref import crossref, score_pairs
from claimsdb.matching.suggestion import Relation
from claimsdb.quantities.quantity import Comparator
from tests.asserts import soon
from tests.matching.make import NO_BACKGROUND, make_claim, make_quotation


def toll(number: int, value: float, **given):
    words = f"{value:g}"
    sentence = given.pop("sentence", f"The flood in Oberdorf killed {words} people on Monday.")
    return make_claim(words, sentence, id=number, value=value, measure="deaths", place="Oberdorf", **given)


def test_no_records_give_no_suggestions():
    assert crossref([]).suggestions == []


def test_two_claims_of_one_article_are_never_paired():
    assert crossref([toll(1, 12, article=7), toll(2, 12, article=7)]).suggestions == []


def test_figures_of_two_dimensions_are_not_compared():
    assert score_pairs([(toll(1, 12), toll(2, 12, unit="km"))], NO_BACKGROUND) == []


def test_the_same_toll_in_two_articles_is_a_match():
    (found,) = crossref([toll(1, 12), toll(2, 12)]).suggestions
    assert (found.left, found.right, found.relation) == (1, 2, Relation.MATCH)
    assert found.score > 0.8
    assert "Both say 12." in found.reasons


def test_two_tolls_of_one_event_conflict():
    (found,) = crossref([toll(1, 12), toll(2, 15)]).suggestions
    assert found.relation is Relation.CONFLICT
    assert found.reasons[0] == "Both cannot be true."
    assert 0.5 < found.score <= 0.75


def test_a_later_and_larger_toll_is_an_update():
    early = toll(1, 12, published=date(2021, 7, 15), cumulative=True)
    late = toll(2, 15, published=date(2021, 7, 17), cumulative=True)
    (found,) = crossref([early, late]).suggestions
    assert found.relation is Relation.UPDATE
    assert found.reasons[0] == "The second article is the later one, and such a figure grows."


def test_at_least_leaves_room_for_more():
    (found,) = crossref([toll(1, 12, low=12.0, comparator=Comparator.AT_LEAST), toll(2, 15)]).suggestions
    assert found.relation is Relation.MATCH


def test_two_figures_of_one_sentence_are_not_crossed():
    sentence = "The flood in Oberdorf killed 12 people and left 15 people missing."
    article = [toll(1, 12, sentence=sentence, article=1), toll(2, 15, sentence=sentence, article=1)]
    other = [toll(3, 12, sentence=sentence, article=2), toll(4, 15, sentence=sentence, article=2)]
    pairs = {(found.left, found.right) for found in crossref(article + other).suggestions}
    assert pairs == {(1, 3), (2, 4)}


def test_a_claim_and_a_quotation_are_never_paired():
    assert score_pairs([(make_claim(id=1), make_quotation(id=2))], Background()) == []


def test_the_same_words_in_two_articles_are_one_utterance():
    one = make_quotation("We are ready to talk about the border tomorrow.", id=1)
    other = make_quotation("We are ready to talk about the border", id=2)
    (found,) = crossref([one, other]).suggestions
    assert found.relation is Relation.MATCH


def test_the_order_of_records_changes_nothing():
    records = [toll(1, 12), toll(2, 12), toll(3, 15)]
    assert crossref(records).suggestions == crossref(records[::-1]).suggestions


def test_articles_full_of_figures_are_compared_in_bounded_time():
    sentence = "In Oberdorf the list goes on with 7 of them."
    crowd = [
        make_claim("7", sentence, id=f"{article}-{n}", article=article, start=40 * n, end=40 * n + 1, value=7.0)
        for article in "ab"
        for n in range(2000)
    ]
    with soon():
        found = crossref(crowd)
    assert found.dropped > 0


def test_two_trials_that_share_a_count_are_not_suggested():
    said = "A court in {} found {} guilty of two counts of murder."
    one = make_claim("two", said.format("Oberdorf", "Huberova"), value=2.0, measure="charges", id=1)
    other = make_claim("two", said.format("Niederdorf", "Lopezova"), value=2.0, measure="charges", id=2)
    assert crossref([one, other]).suggestions == []


def test_two_places_that_count_alike_are_not_suggested():
    said = "Officials in {} said 5,400 people were displaced."
    one = make_claim("5,400", said.format("Oberdorf"), value=5400.0, measure="displaced", place="Oberdorf", id=1)
    other = make_claim("5,400", said.format("Niederdorf"), value=5400.0, measure="displaced", place="Niederdorf", id=2)
    assert crossref([one, other]).suggestions == []


def test_one_place_on_two_days_is_not_suggested():
    said = "Officials in Oberdorf said {} people were displaced on {}."
    one = make_claim("5,400", said.format("5,400", "3 May 2021"), value=5400.0, measure="displaced", id=1)
    other = make_claim("6,100", said.format("6,100", "9 May 2021"), value=6100.0, measure="displaced", id=2)
    assert crossref([one, other]).suggestions == []


def test_every_reason_is_a_sentence():
    one = make_claim("nearly 12", "The flood killed nearly 12 people in Oberdorf.", id=1)
    other = make_claim("nearly 12", "The flood in Oberdorf killed nearly 12 people.", id=2)
    (found,) = crossref([one, other]).suggestions
    assert found.reasons
    assert all(reason[0].isupper() and reason.endswith(".") for reason in found.reasons)
