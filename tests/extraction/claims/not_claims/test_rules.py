from claimsdb.extraction.claims.not_claims.rules import RULES, is_claim
from tests.extraction.claims.reading import settings


def test_a_toll_is_a_claim():
    assert is_claim(settings("The flood killed 300 people.")["300"])


def test_every_rule_says_in_words_what_it_rules_out():
    assert all(rule.__doc__ for rule in RULES)
