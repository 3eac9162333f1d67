"""Numbers in set phrases, and stretches of time too vague to be asserted: "for naught", "in recent decades"."""

import re

from claimsdb.extraction.claims.setting import Setting

NOUGHT = frozenset({"naught", "nought", "zero", "nil"})
SCORE = re.compile(r"^(?:a\s)?scores?$", re.IGNORECASE)
SCORE_OF = re.compile(r"^\sof\s[a-z]")
DECADE = re.compile(r"^[1-9]0s$")
DECADE_AFTER = re.compile(
    r"^[\s-](?:hundreds|tens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
VAGUE_BEFORE = re.compile(
    r"\b(?:the|in|over|recent|these|those|past|last|coming|next|early|late|earlier|previous|following|few|through|his|her|their|"
    r"its|our|my|bad|good|dark|final)\s$",
    re.IGNORECASE,
)
# "only hours after" asserts how long; "hours later" only moves the story on.
SHARP_BEFORE = re.compile(
    r"\b(?:only|just|mere|merely|within|matter\sof|for|takes?|took|lasted|lasting)\s$", re.IGNORECASE
)
MEASURED_BEFORE = re.compile(
    r"\b(?:after|in|within|for|of|than|only|just|last(?:ed|s)?|took|takes?|and|about|by)\s$", re.IGNORECASE
)
WHOLE = 99
COMPARED = frozenset({"more", "less", "higher", "lower", "better", "greater", "larger", "faster", "fewer", "bigger"})
LATER_AFTER = re.compile(r"^\s(?:later|afterwards?|after|before|earlier)\b")
TIMES_AFTER = re.compile(r"^[\s-](?:handed|pointer|sided|way|fold|seeded|pronged|bit|part|day\sold)\b")
YARD_LINE_AFTER = re.compile(r"^[\s-](?:yard[\s-])?line\b")
POSITION_BEFORE = re.compile(r"\b(?:at|to|from|inside|near|on)\s(?:the|their|its|his|own|[A-Z]\w{2,20})\s(?:own\s)?$")


def is_nothing(setting: Setting) -> bool:
    """Say whether the number is nothing at all, or a term: "for naught", "zero-day"."""
    return setting.quantity.value == 0 and (setting.exact.lower() in NOUGHT or setting.exact.lower().startswith("zero"))


def is_score_of_play(setting: Setting) -> bool:
    """Say whether "a score" is one in a game, not twenty: "for a score", but "a score of people"."""
    return bool(SCORE.match(setting.exact)) and not SCORE_OF.match(setting.after[:6])


def is_decade(setting: Setting) -> bool:
    """Say whether the number is a decade of years or of a life: "the 1940s and 50s", "in his early 30s"."""
    return bool(DECADE.match(setting.exact) or DECADE_AFTER.match(setting.after[:12]))


def is_vague_time(setting: Setting) -> bool:
    """Say whether a plural of time only paints: "over the decades", "weeks later"; "only hours after" is a claim."""
    quantity = setting.quantity
    if quantity.value is not None or not setting.exact.isalpha() or not quantity.unit:
        return False
    if SHARP_BEFORE.search(setting.before[-14:]) or setting.after.startswith("-"):
        return False
    return bool(VAGUE_BEFORE.search(setting.before[-14:]) or LATER_AFTER.match(setting.after[:12]))


def is_kind_word(setting: Setting) -> bool:
    """Say whether the number makes an adjective for a kind: "a two-handed dunk", "a two-way street", "32-bit"."""
    if setting.quantity.unit == "bit":
        return True
    return not setting.quantity.unit and bool(TIMES_AFTER.match(setting.after[:14])) and setting.after[:1] == "-"


def is_position_on_a_field(setting: Setting) -> bool:
    """Say whether the number is a line of a playing field: "at the 14-yard line", "to the 7 for a first down"."""
    if YARD_LINE_AFTER.match(setting.after[:12]):
        return True
    if setting.quantity.unit or setting.counted is not None or not setting.exact.isdigit():
        return False
    follower = setting.following
    stands_alone = follower is None or follower.pos_ in {"ADP", "PUNCT", "CCONJ", "SCONJ"}
    return stands_alone and bool(POSITION_BEFORE.search(setting.before[-40:]))


def is_or_two(setting: Setting) -> bool:
    """Say whether "two" only makes a thing vague: "a drink or two"."""
    return setting.exact.lower() == "two" and setting.before.endswith("or ") and setting.counted is None


def is_some_day(setting: Setting) -> bool:
    """Say whether "one day" means some day: "it may one day return", but "after one day of fighting"."""
    return setting.exact.lower() == "one day" and not MEASURED_BEFORE.search(setting.before[-14:])


def is_wholehearted(setting: Setting) -> bool:
    """Say whether a hundred percent only says "wholly": "I was 100 percent sure"."""
    quantity, follower = setting.quantity, setting.following
    whole = quantity.unit == "percent" and quantity.value is not None and quantity.value >= WHOLE
    return whole and follower is not None and follower.pos_ in {"ADJ", "ADV"} and follower.lower_ not in COMPARED


RULES = (
    is_wholehearted,
    is_some_day,
    is_or_two,
    is_nothing,
    is_score_of_play,
    is_decade,
    is_vague_time,
    is_kind_word,
    is_position_on_a_field,
)
