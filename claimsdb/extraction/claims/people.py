"""Nouns for people."""

from spacy.tokens import Token

from claimsdb.extraction.claims.words import WORDS

PEOPLE = WORDS["people"]
# Endings that only nouns for people have: "scientist", "politician", "policeman".
ENDINGS = ("ist", "ician", "man", "woman", "people")


def is_person(noun: Token) -> bool:
    """Say whether a noun is one for people."""
    lemma = noun.lemma_.lower()
    return lemma in PEOPLE or lemma.endswith(ENDINGS) or noun.ent_type_ == "NORP"
