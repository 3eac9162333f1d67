"""Numbers that are part of a name, or tell one of a series from another: "Highway 214", "Windows 7", "page 20"."""

import re

from spacy.tokens import Token

from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.claims.words import WORDS
from claimsdb.quantities.vague import TWICE

# What is numbered rather than counted; the number follows it.
SERIES = WORDS["series"]
NUMBER_SIGN = re.compile(r"(?:#|№|\b[Nn]os?\.|\bNOS?\.|\b[Nn]umber)\s{0,2}$")
SERIES_BEFORE = re.compile(
    r"\b([^\W\d_]{2,20})\s\d{1,4}(?:\.\d{1,3})?(?:,\s\d{1,4}(?:\.\d{1,3})?){0,3},?\s(?:and\s|or\s|&\s)?$"
)
GLUED_BEFORE = re.compile(r"[^\W\d_]{1,12}[-–/]?$|[^\W\d_][/_]$")
GLUED_AFTER = re.compile(r"^[^\W\d_]|^\([a-z]\)")
# A whole number above one before a singular noun is a label, unless the noun is one for many.
EMERGENCY = re.compile(r"^(?:911|999|112|101)$")
MODEL = re.compile(r"^(?:[2-9]|\d{2,5})[MKG]?$|^\d{2,5}[MKG]$")
COLLECTIVE = WORDS["collectives"]
CALIBRE_AFTER = re.compile(r"^[\s-](?:caliber|calibre|magnum|mm\b)", re.IGNORECASE)
NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|\d{1,2})"
PAIR_AFTER = re.compile(rf"^(?:-by-|\s?[x×]\s?){NUMBER_WORD}\b|^-and-", re.IGNORECASE)
PAIR_BEFORE = re.compile(rf"\b{NUMBER_WORD}(?:-by-|\s?[x×]\s?)$", re.IGNORECASE)
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
    if goes_on_a_series(setting):
        return True
    word = previous.lower_.rstrip(".")
    if word not in SERIES:
        return False
    if previous.pos_ in {"VERB", "AUX"} and setting.counted is not None:
        return False
    return previous.text[0].isupper() or setting.counted is None or setting.counted.tag_ != "NNS"


def goes_on_a_series(setting: Setting) -> bool:
    """Say whether the number goes on a list of labels: "Internet Explorer 7 and 8", "pages 3, 5"."""
    found = SERIES_BEFORE.search(setting.before[-50:])
    return found is not None and found[1].lower() in SERIES and setting.counted is None


def is_in_a_name(setting: Setting) -> bool:
    """Say whether the number follows a name and counts nothing: "Fox 29", "Core 2 Duo", "Vista 8900"."""
    previous = setting.previous
    if previous is None or setting.quantity.unit or setting.in_headline or not setting.exact[:1].isalnum():
        return False
    if previous.lower_ in MEASURES or not previous.text[0].isupper() or previous.i == setting.sentence.start:
        return False
    if setting.exact == TWICE:
        return False
    if is_on_a_name(setting.span.root, previous):
        return True
    if previous.pos_ == "PROPN":
        return setting.counted is None or setting.counted.pos_ == "PROPN"
    return previous.pos_ == "ADJ" and setting.counted is None and setting.exact.isdigit()


def is_on_a_name(number: Token, name: Token) -> bool:
    """Say whether the number is part of the name before it, by the parse or as in "six AK 47 rifles"."""
    if name.is_upper and name.i > 0 and name.nbor(-1).like_num:
        return True
    return number.head == name and number.dep_ == "nummod" and (name.pos_ == "PROPN" or name.is_upper)


def is_named_entity(setting: Setting) -> bool:
    """Say whether the number stands inside a name of several words: "Group of Eight", "Three Mile Island"."""
    if setting.quantity.unit or setting.in_headline:
        return False
    previous, root = setting.previous, setting.span.root
    capital = setting.exact.isalpha() and setting.exact[0].isupper() and setting.span.start > setting.sentence.start
    if capital and previous is not None and previous.pos_ == "PROPN" and previous.is_title:
        return True
    if root.ent_type_ not in NAMED:
        return False
    neighbours = [token for token in (setting.previous, setting.following) if token is not None]
    return any(token.ent_type_ == root.ent_type_ and token.is_title and token.pos_ == "PROPN" for token in neighbours)


def is_glued(setting: Setting) -> bool:
    """Say whether letters are stuck to the number, which makes it a code: "TB2", "MS08-067", "F-16", "4x4".

    A dash before a number in words is one between two thoughts: "Breaking news-Three people shot".
    """
    if setting.quantity.unit:
        return False
    if setting.exact[-1:].isdigit() and GLUED_AFTER.match(setting.after):
        return True
    if not GLUED_BEFORE.search(setting.before[-13:]):
        return False
    if setting.counted is None or not setting.exact.isalpha():
        return True
    return setting.counted.tag_ != "NNS" and not setting.exact[0].isupper()


def is_model(setting: Setting) -> bool:
    """Say whether the number distinguishes one thing and counts none: "Vista 8900 smartphone", "911 dispatcher"."""
    counted, follower = setting.counted, setting.following
    if counted is None or follower is None or setting.quantity.unit or not MODEL.match(setting.exact):
        return False
    if EMERGENCY.match(setting.exact) and counted.lemma_.lower() in {"call", "operator", "dispatcher", "service"}:
        return True
    if is_person(follower):
        return False
    return counted.tag_ == "NN" and follower.pos_ in {"NOUN", "PROPN"} and counted.lemma_.lower() not in COLLECTIVE


def is_calibre(setting: Setting) -> bool:
    """Say whether the number tells a kind of weapon: "a .38-caliber revolver", "a .357 Magnum"."""
    return not setting.quantity.unit and bool(CALIBRE_AFTER.match(setting.after[:14]))


def is_dimension_of_a_name(setting: Setting) -> bool:
    """Say whether the number is half of a pair that names: "four-by-four", "4×4", "three-and-out"."""
    if setting.quantity.unit:
        return False
    return bool(PAIR_AFTER.match(setting.after[:12]) or PAIR_BEFORE.search(setting.before[-12:]))


RULES = (is_numbered, is_in_a_name, is_named_entity, is_glued, is_model, is_calibre, is_dimension_of_a_name)
