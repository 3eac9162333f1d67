"""Ages: "a 26-year-old", "aged 15", "dies at 91", and the bare number after a name: "Ruth Palmer, 66, of Troy"."""

import re

from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import Setting
from claimsdb.quantities.dates import MONTH

OLD_AFTER = re.compile(r"^[\s-](?:years?[\s-])?olds?\b|^[\s-]year-?olds?\b|^[\s-]years?\sof\sage\b", re.IGNORECASE)
OLD_INSIDE = re.compile(r"(?:[\s-]olds?|years?\sof\sage)$", re.IGNORECASE)
FILLER = r"(?:of\s|only\s|just\s|about\s|around\s|then\s|now\s|even\s|still\s|not\syet\s|nearly\s|almost\s)?"
AGE_BEFORE = re.compile(
    rf"\b(?:aged|ages?(?:\sof)?|ages?\s(?:between|from)|under\sage|turn|turned|turning|turns|[^\W\d_]{{3,20}}(?:,\s|-|\s[-–—]\s?|[–—])then)\s{FILLER}$",
    re.IGNORECASE,
)
DIED_BEFORE = re.compile(
    r"\b(?:dies?|died|dead|death|passed\saway|passes)\b(?:[^.,;:!?\n\d]{0,40})\sat\s(?:age\s|the\sage\sof\s)?$",
    re.IGNORECASE,
)
WAS_BEFORE = re.compile(
    rf"\b(?:(?:he|she|who|[A-Z][\w’'-]{{1,20}})\s(?:is|was|’s|'s)|(?:he|she|who)[’']s|when\s(?:he|she|I)\s(?:is|was)|since\s(?:he|she|I)\swas)\s{FILLER}$"
)
# "Will be 29 in April": a birthday.
WILL_BE_BEFORE = re.compile(rf"\bwill\s(?:be|turn)\s{FILLER}$")
BIRTHDAY_AFTER = re.compile(rf"^\s(?:in|on)\s{MONTH}\b")
AT_BEFORE = re.compile(r"(?:\b[Aa]t|^At)\s(?:just\s|only\s)?$")
AGE_ENDS = re.compile(r"^(?:[.,;!?)”\"]|$|\s(?:and|when|or|at|years\sold)\b|\s?[-–—]\s)")
NUMBER_NEXT = re.compile(r"^(?:,\s|-|\.)\d")
SECOND_AGE = re.compile(r"^\sand\s\d{1,2}\b")  # "two sons, 11 and 14"
SECOND_PERSON = re.compile(r"^\sand\s[A-Z]")  # "Andrew Lee, 20 and Jon Hall, 24, were held"
ONLY_COMMA = re.compile(r"^,\s")
# The oldest person on record was 122; people who are named with an age are rarely under 3.
OLDEST = 122
TITLES = frozenset({"Jr", "Sr", "II", "III", "IV"})


def is_age(setting: Setting) -> bool:
    """Say whether the number is somebody's age."""
    quantity = setting.quantity
    before = setting.before[-60:]
    if quantity.unit == "year":
        told = OLD_INSIDE.search(setting.exact) or OLD_AFTER.match(setting.after[:20]) or AGE_BEFORE.search(before)
        return bool(told) and not setting.after[:7].lower().startswith(" older")
    if quantity.unit or quantity.value is None or not 0 < quantity.value <= OLDEST or quantity.value % 1:
        return False
    if OLD_AFTER.match(setting.after[:20]):
        return True
    if setting.counted is not None and setting.counted.tag_ == "NNS" and setting.following is setting.counted:
        return False
    return bool(AGE_BEFORE.search(before)) or is_told_of_a_person(setting, before) or follows_a_name(setting)


def is_told_of_a_person(setting: Setting, before: str) -> bool:
    """Say whether the number ends a phrase of a life: "He was 95.", "dies at 91", "will be 29 in April"."""
    if WILL_BE_BEFORE.search(before) and BIRTHDAY_AFTER.match(setting.after[:20]):
        return True
    if not AGE_ENDS.match(setting.after[:12]):
        return False
    if DIED_BEFORE.search(before) or WAS_BEFORE.search(before):
        return True
    return setting.exact.isdigit() and len(setting.exact) == 2 and ends_with_at(setting, before)


def ends_with_at(setting: Setting, before: str) -> bool:
    """Say whether "at" stands before and a comma after: "who at 34, faced trial"."""
    return bool(AT_BEFORE.search(before) and ONLY_COMMA.match(setting.after[:3]))


def follows_a_name(setting: Setting) -> bool:
    """Say whether the number stands between commas, or in brackets, after a person's name."""
    if not setting.exact.isdigit() or len(setting.exact) > 3 or setting.span.start < setting.line.start + 2:
        return False
    comma, name = setting.doc[setting.span.start - 1], setting.doc[setting.span.start - 2]
    if comma.text == "(":
        return setting.after.startswith(")") and name.ent_type_ == "PERSON" and name.text[0].isupper()
    if comma.text == "," and is_person(name) and SECOND_AGE.match(setting.after):
        return True
    if comma.text == "," and name.ent_type_ == "PERSON" and SECOND_PERSON.match(setting.after):
        return True
    named = (name.text[:1].isupper() and name.ent_type_ != "DATE") or name.text.rstrip(".") in TITLES
    ends = setting.after[:1] in {*",;.)-–—", ""} and not NUMBER_NEXT.match(setting.after)
    return comma.text == "," and named and ends and name.pos_ in {"PROPN", "NOUN"}
