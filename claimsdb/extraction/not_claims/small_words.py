"""Small numbers in words that point or describe and do not count: "one of them", "the two sides", "both"."""

import re

from claimsdb.extraction.claim_setting import Setting
from claimsdb.extraction.people import is_person
from claimsdb.extraction.word_lists import WORDS

SMALL = WORDS["small_numbers"]
POINTING = WORDS["pointing"]
ONE_FOLLOWED = WORDS["after_pronoun_one"]
ONE_PRECEDED = WORDS["before_pronoun_one"]
FRACTION_WORDS = re.compile(r"^\s(?:third|quarter|fifth|tenth|half|eighth|sixth)s?\b")


def is_pronoun_one(setting: Setting) -> bool:
    """Say whether "one" stands for a thing already named, or for anybody: "one of them", "the one", "no one", "one day"."""
    if setting.exact.lower() != "one" or setting.quantity.unit:
        return False
    follower, previous = setting.following, setting.previous
    if previous is not None and previous.lower_ in ONE_PRECEDED:
        return True
    if follower is None or follower.lower_ in ONE_FOLLOWED or not follower.is_alpha:
        return True
    return setting.counted is None or not is_person(setting.counted)


def is_description(setting: Setting) -> bool:
    """Say whether a small number only points at things already known: "the two sides", "those three", "its two leaders"."""
    words = setting.exact.lower()
    if words not in SMALL or setting.quantity.unit:
        return False
    previous = setting.previous
    return previous is not None and previous.lower_ in POINTING


RULES = (is_pronoun_one, is_description)
