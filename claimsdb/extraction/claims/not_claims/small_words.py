"""Small numbers in words that point and do not count: "one of them", "the two sides"."""

from spacy.tokens import Token

from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.claims.words import WORDS
from claimsdb.quantities.words import words

SMALL = WORDS["small_numbers"]
POINTING, PARTIES = WORDS["pointing"], WORDS["parties"]
ONE_FOLLOWED = WORDS["after_pronoun_one"]
ONE_PRECEDED = WORDS["before_pronoun_one"]
# The quantities have let a bare "one" pass after these.
BEFALLING = words("befalling_one")
NATIONALITY = "NORP"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SPEECH, COUNTED_ONCE = WORDS["speech"], WORDS["counted_once"]


def is_pronoun_one(setting: Setting) -> bool:
    """Say whether "one" stands for a thing already named, or for anybody: "one of them", "no one", "one day"."""
    if setting.exact.lower() != "one" or setting.quantity.unit:
        return False
    follower, previous = setting.following, setting.previous
    if previous is not None and previous.lower_ in BEFALLING:
        return False
    if previous is not None and previous.lower_ in ONE_PRECEDED and not is_only_so_many(previous):
        return True
    if follower is None or follower.lower_ in ONE_FOLLOWED or not follower.is_alpha:
        return True
    if follower.ent_type_ == NATIONALITY and setting.counted is None:
        return False  # "one Australian and one English climber"
    return setting.counted is None or not is_counted_once(setting.counted) or not setting.parsed


def is_only_so_many(only: Token) -> bool:
    """Say whether "only" before a number limits it: "killed only one person", but not "the only one"."""
    return only.lower_ == "only" and only.i > 0 and only.nbor(-1).pos_ not in {"DET", "PRON"}


def is_counted_once(noun: Token) -> bool:
    """Say whether "one" counts its noun: a person to whom something happens, or what a number of others stands beside.

    "one man was killed", "one touchdown and two interceptions", but not "one resident said" or "one reason".
    """
    head = noun.head
    if noun.dep_ in SUBJECTS and head.lemma_.lower() in SPEECH:
        return False
    if is_person(noun) or noun.lemma_.lower() in COUNTED_ONCE:
        return True
    return any(child.dep_ == "nummod" for other in noun.conjuncts[:2] for child in other.children)


def is_description(setting: Setting) -> bool:
    """Say whether a small number only points at parties that everybody knows: "the two sides", "these two nations".

    "The two victims" says how many they were: on annotated news every such number is a claim.
    """
    exact = setting.exact.lower()
    if exact not in SMALL or setting.quantity.unit:
        return False
    previous, counted = setting.previous, setting.counted
    pointed = previous is not None and previous.lower_ in POINTING
    return pointed and counted is not None and counted.lemma_.lower() in PARTIES


RULES = (is_pronoun_one, is_description)
