"""Results of games and records of teams: "a 3-1 win", "11-5", "17-for-17"."""

import re

from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.claims.words import WORDS

PAIR = re.compile(r"^(\d{1,3})\s?[-–—:]\s?(\d{1,3})(?:[-–—]\d{1,3})?$")
PAIR_AFTER = re.compile(r"^\s?[-–—]\s?\d{1,3}\b")
PAIR_BEFORE = re.compile(r"\d{1,3}\s?[-–—]\s?$")
# "Marlow 65, Denby 53"
RESULT_LINE_AFTER = re.compile(r"^,\s[A-Z][\w.’']{1,20}(?:\s[A-Z][\w.’']{1,20})?\s\d{1,3}\b")
RESULT_LINE_BEFORE = re.compile(r"[A-Z]\w{1,20}\s\d{1,3},\s[A-Z][\w.’']{1,20}(?:\s[A-Z][\w.’']{1,20})?\s$")
FOR_AFTER = re.compile(r"^-(?:for|of|and|to|under|over)-\d{1,3}\b|^-(?:for|of|and)-|^\s(?:for|under|over)\s\d{1,3}\b")
FOR_BEFORE = re.compile(r"\d{1,3}(?:st|nd|rd|th)?(?:-(?:for|of|and|to)-|\s(?:for|of)\s)$")
RESULT = WORDS["results"]


def is_score(setting: Setting) -> bool:
    """Say whether the number is a result or a part of one; a range has a noun or a unit after it and grows."""
    if setting.quantity.unit:
        return False
    pair = PAIR.match(setting.exact)
    if pair:
        low, high = int(pair[1]), int(pair[2])
        if low >= high or setting.exact.count("-") > 1:
            return True
        return setting.counted is None or setting.counted.lemma_.lower() in RESULT or setting.counted.tag_ != "NNS"
    if not setting.exact.isdigit():
        return False
    if RESULT_LINE_AFTER.match(setting.after[:40]) or RESULT_LINE_BEFORE.search(setting.before[-40:]):
        return setting.previous is not None and setting.previous.pos_ == "PROPN"
    before, after = setting.before[-12:], setting.after[:12]
    if PAIR_AFTER.match(after) or PAIR_BEFORE.search(before):
        return True
    return bool(FOR_AFTER.match(after) or FOR_BEFORE.search(before))
