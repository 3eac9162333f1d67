import pytest

from claimsdb.evaluation.found import End, Found, Suggested
from claimsdb.evaluation.gold import Gold, Links
from claimsdb.evaluation.mentions import Claim, Figure, Quotation
from claimsdb.evaluation.wrong import wrong
from tests.evaluation.files import at

A = "“We lost many,” said Anna. “Forty men,” said Ivan, at least 40."
B = "They lost 41 men, of 900."
TEXTS = {"a": A, "b": B}


def span(text, words):
    place = at(text, words)
    return place["start"], place["end"]


def said(words, **fields):
    return Quotation(span=span(A, words), **fields)


def claim(text, words, **fields):
    article = "a" if text == A else "b"
    return Claim(id=f"{article} {words}", article=article, span=span(text, words), **fields)


def listed(gold, found, task=""):
    return [str(each) for each in wrong(gold, found, str.casefold, task)]


def test_what_is_as_annotated_is_not_listed():
    gold = Gold(texts=TEXTS, quotations={"a": [said("We lost many", speaker="Anna", speaker_span=span(A, "Anna"))]})
    assert listed(gold, Found(quotations={"a": gold.quotations["a"]})) == []


def test_quotations_missed_found_amiss_and_given_to_another():
    gold = Gold(texts=TEXTS, quotations={"a": [said("We lost many", speaker_span=span(A, "Anna")), said("Forty men")]})
    found = Found(quotations={"a": [said("We lost many", speaker_span=span(A, "Ivan")), said("said Ivan")]})
    assert listed(gold, found) == [
        "quotations: missed: a: Forty men",
        "quotations: not annotated: a: said Ivan",
        "quotations: speaker: a: We lost many (Anna, found Ivan)",
    ]


def test_speakers_of_another_name():
    gold = Gold(
        texts=TEXTS, quotations={"a": [said("We lost many", speaker="Anna"), said("Forty men", speaker="Ivan")]}
    )
    found = Found(quotations={"a": [said("We lost many", speaker="ANNA"), said("Forty men")]})
    assert listed(gold, found, "speakers") == ["speakers: name: a: Forty men (Ivan, found none)"]


def test_claims_missed_and_with_another_value_or_comparator():
    gold = Gold(
        texts=TEXTS,
        claims={
            "a": [claim(A, "at least 40", value=40, comparator="at_least")],
            "b": [claim(B, "41 men", low=41, comparator="exact"), claim(B, "900", value=900, comparator="exact")],
        },
    )
    found = Found(claims={"a": [claim(A, "40", value=40, comparator="exactly")], "b": [claim(B, "41", value=41)]})
    assert listed(gold, found) == [
        "claims: comparator: a: at least 40 (at_least, found exactly)",
        "claims: missed: b: 900",
        "claims: value: b: 41 men (41 to , found 41)",
    ]


def test_figures():
    gold = Gold(texts=TEXTS, figures={"b": [Figure(span=span(B, "41"), value=41)]})
    found = Found(figures={"b": [Figure(span=span(B, "41"), value=4), Figure(span=span(B, "900"), value=900)]})
    assert listed(gold, found) == ["figures: not annotated: b: 900", "figures: value: b: 41 (41, found 4)"]


@pytest.mark.parametrize(
    ("annotated", "suggested", "line"),
    [
        ("conflict", "conflict", None),
        ("conflict", "match", "links: relation: a and b: at least 40 | 41 men (conflict, found match)"),
        ("conflict", None, "links: missed: a and b: at least 40 | 41 men (conflict, found none)"),
        (None, "match", "links: not annotated: a and b: at least 40 | 41 men (none, found match)"),
    ],
)
def test_links(annotated, suggested, line):
    ends = {"a": [claim(A, "at least 40")], "b": [claim(B, "41 men")]}
    pair = frozenset(each.id for group in ends.values() for each in group)
    links = Links(ends, {pair: annotated} if annotated else {}, {})
    left, right = End("a", ends["a"][0].span), End("b", ends["b"][0].span)
    found = Found(links=[Suggested(kind="claim", left=left, right=right, relation=suggested)] if suggested else [])
    assert listed(Gold(texts=TEXTS, claim_links=links), found) == ([line] if line else [])


def test_a_wrong_thing_as_json():
    [each] = wrong(Gold(texts=TEXTS, claims={"b": [claim(B, "900")]}), Found(), str)
    assert each.row() == {"task": "claims", "what": "missed", "article": "b", "words": "900", "detail": ""}
