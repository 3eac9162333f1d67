"""Numbers that are part of a name, or tell one of a series from another: "Highway 214", "Windows 7", "page 20"."""

import re

from claimsdb.extraction.claim_setting import Setting
from claimsdb.extraction.word_lists import WORDS

# What is numbered rather than counted; the number follows it.
SERIES = WORDS["series"]
NUMBER_SIGN = re.compile(r"(?:#|№|\b[Nn]os?\.|\bNOS?\.|\b[Nn]umber)\s{0,2}$")
GLUED_BEFORE = re.compile(r"[^\W\d_]{1,12}[-–/]?$|[^\W\d_][/_]$")
GLUED_AFTER = re.compile(r"^[^\W\d_]")
PARTS_OF_SPEECH_OF_NAMES = frozenset({"PROPN"})
NAMED = frozenset({"PRODUCT", "ORG", "WORK_OF_ART", "FAC", "LAW", "EVENT", "PERSON", "NORP"})
# Words that a unit or a magnitude is announced by, though they stand before the number like a series word.
MEASURES = frozenset({"magnitude", "age", "aged", "total", "about", "around"})


def is_numbered(setting: Setting) -> bool:
    """Say whether a word of a series or a number sign stands before the number: "No. 5", "week 14", "Exit 7"."""
    if NUMBER_SIGN.search(setting.before[-12:]):
        return True
    previous = setting.previous
    if previous is None or setting.quantity.unit or not setting.exact[:1].isalnum():
        return False
    word = previous.lower_.rstrip(".")
    if word not in SERIES:
        return False
    if previous.pos_ in {"VERB", "AUX"} and setting.counted is not None:
        return False
    return previous.text[0].isupper() or setting.counted is None or setting.counted.tag_ != "NNS"


def is_in_a_name(setting: Setting) -> bool:
    """Say whether the number follows a name and counts nothing: "Fox 29", "Core 2 Duo", "Curve 8900", "Fahrenheit 451"."""
    previous = setting.previous
    if previous is None or setting.quantity.unit or setting.in_headline or not setting.exact[:1].isalnum():
        return False
    if previous.lower_ in MEASURES or previous.pos_ != "PROPN" or not previous.text[0].isupper():
        return False
    return setting.counted is None or setting.counted.pos_ == "PROPN"


def is_named_entity(setting: Setting) -> bool:
    """Say whether the number stands inside a name of several words: "Group of Eight", "Three Mile Island", "Ocean's 11"."""
    if setting.quantity.unit or setting.in_headline:
        return False
    root = setting.span.root
    if root.ent_type_ not in NAMED:
        return False
    neighbours = [token for token in (setting.previous, setting.following) if token is not None]
    return any(token.ent_type_ == root.ent_type_ and token.is_title and token.pos_ == "PROPN" for token in neighbours)


def is_glued(setting: Setting) -> bool:
    """Say whether letters are stuck to the number, which makes it a code: "TB2", "MS08-067", "F-16", "4x4"."""
    if setting.quantity.unit:
        return False
    return bool(
        GLUED_BEFORE.search(setting.before[-13:]) or (setting.exact[-1:].isdigit() and GLUED_AFTER.match(setting.after))
    )


RULES = (is_numbered, is_in_a_name, is_named_entity, is_glued)
