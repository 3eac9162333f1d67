"""Ordinals, halves of a game and quarters of a year: "a third man", "the second half", "in the first quarter"."""

import re

from claimsdb.extraction.claims.setting import NOUNS, Setting

ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|final|opening|fiscal|previous|next|this|latter|each|either|other|1st|2nd|3rd|4th|"
    r"early|late|better)[\s-]$",
    re.IGNORECASE,
)
PERIOD = re.compile(r"^(?:half|halves|quarters?|thirds?)$", re.IGNORECASE)
A_PART = re.compile(r"^(?:an?|one)[\s-](?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$", re.IGNORECASE)
FRACTION_AFTER = re.compile(r"^\s(?:of|to|the\s(?:size|length|number|price|cost)|as|less|more|higher|lower|said|say)\b")
NUMERATOR = re.compile(r"\d/$")
ORDINAL_AFTER = re.compile(r"^,\d{3}(?:st|nd|rd|th)\b|^(?:st|nd|rd|th)\b")


def is_period_of_play(setting: Setting) -> bool:
    """Say whether "half" or "quarter" names a stretch of a game or of a year: "the second half", "fourth quarter"."""
    if not PERIOD.match(setting.exact) or setting.quantity.unit not in {"", "share"}:
        return False
    alone = setting.following is None or setting.following.pos_ not in {*NOUNS, "ADJ", "DET", "NUM"}
    the_half = setting.before.endswith("the ") and alone and not setting.after.startswith(" of")
    return the_half or bool(ORDINAL_BEFORE.search(setting.before[-12:]))


def is_ordinal(setting: Setting) -> bool:
    """Say whether the number orders and does not count: "wounded a third", "his 2,292nd point"."""
    if ORDINAL_AFTER.match(setting.after[:8]):
        return True
    if not A_PART.match(setting.exact) or FRACTION_AFTER.match(setting.after[:14]):
        return False
    follower, previous = setting.following, setting.previous
    if follower is not None and (follower.pos_ in {*NOUNS, "ADJ", "VERB", "NUM"} or follower.text == "-"):
        return True
    return previous is not None and previous.pos_ == "VERB"


def is_denominator(setting: Setting) -> bool:
    """Say whether the number is the lower half of a fraction that lost its space: "41/2 months"."""
    return bool(NUMERATOR.search(setting.before[-4:]))


RULES = (is_period_of_play, is_ordinal, is_denominator)
