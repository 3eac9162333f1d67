import pytest

from claimsdb.extraction.claims.confidence import confidence_of, share_right
from claimsdb.extraction.claims.measuring import BY_DEFAULT
from claimsdb.extraction.extraction import ExtractedClaim


def claim(measure: str, sureness: float) -> ExtractedClaim:
    return ExtractedClaim(start=0, end=1, value=3, measure=measure, confidence=sureness)


def test_surer_evidence_never_lowers_the_confidence():
    shares = [share_right(claim("deaths", tenth / 10), "three") for tenth in range(11) if tenth / 10 != BY_DEFAULT]
    assert shares == sorted(shares)


def test_a_count_that_no_word_explains_is_surer_in_words_than_in_figures():
    assert share_right(claim("", 0), "three") > share_right(claim("", 0), "8900")


def test_an_age_and_what_its_unit_tells_are_nearly_always_right():
    assert share_right(claim("age", 0.4), "91") > share_right(claim("duration", BY_DEFAULT), "3 days") > 0.9


@pytest.mark.parametrize("sureness", [0, 0.5, 1])
def test_a_headline_lowers_it_and_it_stays_a_share(sureness):
    plain = confidence_of(claim("deaths", sureness), "three", in_headline=False)
    assert 0 < confidence_of(claim("deaths", sureness), "three", in_headline=True) < plain < 1
