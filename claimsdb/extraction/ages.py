"""Ages: "a 26-year-old", "aged 15 and 12", and the bare number after a name, "Luann Johnson, 66, of Burnsville"."""

import re

from claimsdb.extraction.claim_setting import Setting

OLD_AFTER = re.compile(r"^[\s-]?(?:years?[\s-]old|year-?olds?|years? of age)\b", re.IGNORECASE)
OLD_INSIDE = re.compile(r"year[s-]?[\s-]?olds?$|years? of age$", re.IGNORECASE)
AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aged\sbetween|under\sage|(?:at\s)?(?:the\s)?age\sof|ages\sof|turned|turns|turning|is\snow)\s(?:of\s|only\s|just\s|about\s|around\s)?$",
    re.IGNORECASE,
)
LIST_OF_AGES_BEFORE = re.compile(r"\b(?:aged|ages)\s(?:\d{1,3},?\s(?:and\s|to\s|or\s)?){1,6}$", re.IGNORECASE)
APPOSITION_BEFORE = re.compile(r"[^\W\d_.]{2,}[.’']?(?:\s(?:Jr|Sr|I{2,3}|IV))?\.?\"?”?,\s$")
APPOSITION_AFTER = re.compile(r"^\s?(?:[,;.):]|$|and\s|who\s|of\s|from\s|was\s|is\s)")
PARENTHESIS = re.compile(r"[^\W\d_]\s\($")
# The oldest person on record was 122.
OLDEST = 122


def is_age(setting: Setting) -> bool:
    """Say whether the number is somebody's age."""
    quantity = setting.quantity
    if quantity.unit == "year":
        return bool(
            OLD_INSIDE.search(setting.exact)
            or OLD_AFTER.match(setting.after)
            or AGE_BEFORE.search(setting.before[-30:])
        )
    if quantity.unit or quantity.value is None or not 0 < quantity.value <= OLDEST or quantity.value % 1:
        return False
    before = setting.before[-40:]
    if OLD_AFTER.match(setting.after) or AGE_BEFORE.search(before) or LIST_OF_AGES_BEFORE.search(before):
        return setting.counted is None or AGE_BEFORE.search(before) is None or setting.counted.tag_ != "NNS"
    return follows_a_name(setting)


def follows_a_name(setting: Setting) -> bool:
    """Say whether the number stands between commas, or in brackets, after a person's name."""
    if not setting.exact.isdigit() or len(setting.exact) > 3 or setting.span.start < setting.line.start + 2:
        return False
    after = setting.after[:8]
    comma, name = setting.doc[setting.span.start - 1], setting.doc[setting.span.start - 2]
    named = name.is_title or name.text.rstrip(".") in {"Jr", "Sr", "II", "III", "IV"} or name.ent_type_ == "PERSON"
    if comma.text == "(":
        return named and after.startswith(")") and name.ent_type_ == "PERSON"
    return comma.text == "," and named and name.pos_ in {"PROPN", "NOUN"} and after[:1] in {",", ";", ".", ""}
