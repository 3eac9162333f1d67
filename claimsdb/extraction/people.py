"""Nouns for people."""

from spacy.tokens import Token

from claimsdb.extraction.word_lists import WORDS

PEOPLE = WORDS["people"]


def is_person(noun: Token) -> bool:
    """Say whether a noun is one for people."""
    return noun.lemma_.lower() in PEOPLE or noun.ent_type_ == "NORP"
