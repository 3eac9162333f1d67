"""Texts that bring their own claims."""

import json
from datetime import date

import pytest

from claimsdb.links.given import extractions, period_of
from claimsdb.quantities.period import Period

CLAIM = {"start": 0, "end": 2, "value": 12, "low": 12, "high": 12, "qualifier": "exact", "time": "2013-09"}


def line(**fields) -> str:
    return json.dumps({"id": "a", "text": "12 died."} | fields)


def test_given_claims_are_taken_and_nothing_else_is_extracted():
    [(text, extraction)] = extractions([line(claims=[CLAIM])], None)
    [claim] = extraction.claims
    assert (text.id, claim.value, claim.low, claim.period) == (
        "a",
        12,
        None,
        Period(date(2013, 9, 1), date(2013, 9, 30)),
    )
    assert extraction.quotations == []


def test_no_claims_given_is_an_article_without_any():
    [(_, extraction)] = extractions([line(claims=[])], None)
    assert extraction.claims == []


@pytest.mark.parametrize(
    "claim", [{}, "12", {"start": 0, "end": 2}, CLAIM | {"end": 99}, CLAIM | {"qualifier": "perhaps"}]
)
def test_a_claim_that_is_not_whole_is_refused(claim):
    with pytest.raises(ValueError, match="claim"):
        list(extractions([line(claims=[claim])], None))


@pytest.mark.parametrize("words", ["", "long ago", "2013-13", "2014/2013", "1/2/3"])
def test_words_that_are_no_days_are_no_period(words):
    assert period_of(words) is None


def test_a_year_is_all_of_its_days():
    assert period_of("1918/1921") == Period(date(1918, 1, 1), date(1921, 12, 31))
