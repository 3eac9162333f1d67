import spacy
from spacy.tokens import Doc

from claimsdb.extraction.claims.find import find_claims
from claimsdb.extraction.claims.measures import Measure, MeasureTable
from tests.asserts import soon
from tests.extraction.claims.reading import claims, kept, model, parse

# Thirty thousand characters with a number in every second word take under a second; the rest is for a busy machine.


def test_a_text_without_numbers_has_no_claims():
    assert kept("Nothing happened.") == []


def test_an_empty_text_has_no_claims():
    assert kept("") == []


def test_claims_come_in_the_order_of_the_text():
    assert kept("At least 68 people were killed and 290 injured.") == ["At least 68", "290"]


def test_a_claim_carries_the_figure_and_its_meaning():
    claim = claims("A blast killed at least 25 people in Pakistan in 2020.")["at least 25"]
    assert (claim.value, claim.low, claim.high, str(claim.comparator)) == (25, 25, None, "at_least")
    assert (claim.measure, claim.place, str(claim.period)) == ("deaths", "Pakistan", "2020-01-01/2020-12-31")
    assert claim.subject == "people in Pakistan, blast"


def test_another_table_of_measures_may_be_used():
    table = MeasureTable([Measure(slug="tolls", name="Tolls", dimension="count", words=("kill ~",))])
    found = find_claims(parse("The flood killed 300 people."), [], measures=table)
    assert [claim.measure for claim in found] == ["tolls"]


def test_without_a_model_the_words_near_by_tell_the_measure():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    found = find_claims(nlp("The flood killed 300 people and left 40 injured."), [])
    assert [claim.measure for claim in found] == ["deaths", "injured"]


def test_a_dump_of_numbers_is_read_in_linear_time():
    for junk in ("1, " * 10_000, "12 " * 10_000, "$5m and " * 3_000, "Anna 5 " * 4_000):
        doc = blank(junk)
        with soon():
            find_claims(doc, [])


def blank(text: str) -> Doc:
    """The text as one sentence under one head, the worst that a parser can do to it."""
    doc = model().make_doc(text)
    heads = [0] * len(doc)
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=["ROOT", *["dep"] * (len(doc) - 1)],
        pos=["NOUN"] * len(doc),
        tags=["NNS"] * len(doc),
        lemmas=[token.text for token in doc],
    )
