"""What a page prints around an article: datelines, bylines, counters, lists."""

import re

from claimsdb.extraction.claims.setting import Setting

STAMP = re.compile(
    r"^\W{0,3}(?:posted|published|updated|last updated|last modified|created|first published|modified|issued|"
    r"copyright|©|"
    r"by\s[A-Z]|photo|image|picture|comments?|share|tweet|views?|page|story|related|more on|filed|source|tags?|print|"
    r"email|e-mail|tel|phone|contact)\b",
    re.IGNORECASE,
)
COUNTER_AFTER = re.compile(
    r"^\s{0,2}(?:comments?|shares?|likes?|tweets?|views?|retweets?|replies|reads?)\b\W{0,3}$", re.IGNORECASE
)
LIST_NUMBER_AFTER = re.compile(r"^[.)]\s{1,3}\S|^\s?[-–—]\s[A-Z]|^:\s")
# A stamp with words after it is a sentence: longer lines than this are prose.
STAMP_LENGTH = 90


def is_stamp(setting: Setting) -> bool:
    """Say whether the line only says when, by whom or how often: "Updated 11:41am", "Photo 1 of 3", "12 comments"."""
    if setting.line.end_char - setting.line.start_char > STAMP_LENGTH:
        return False
    line = setting.line.text.strip()
    if COUNTER_AFTER.match(setting.after) and not line.endswith("."):
        return True
    if setting.quantity.unit or line.endswith((".", "!", "?", "”", '"')):
        return False
    return bool(STAMP.match(line)) and not any(token.pos_ == "VERB" and token.is_lower for token in setting.line[1:])


def is_list_number(setting: Setting) -> bool:
    """Say whether the number opens its line and only counts the items: "3. The verdict"."""
    if setting.before.strip() or not setting.exact.isdigit() or len(setting.exact) > 3:
        return False
    return bool(LIST_NUMBER_AFTER.match(setting.after[:6])) or not setting.after.strip()


def is_dump(setting: Setting) -> bool:
    """Say whether a bare number stands in a list or a table that no sentence ends: nothing says what it counts."""
    return not setting.parsed and not setting.quantity.unit


RULES = (is_dump, is_stamp, is_list_number)
