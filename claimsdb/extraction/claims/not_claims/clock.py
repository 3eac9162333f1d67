"""The time of day says when, not how long."""

import re

from claimsdb.extraction.claims.setting import Setting

HALVES_OF_DAY = r"(?:a\.?\s?m\b|p\.?\s?m\b|o['’]?clock|noon|midnight|hrs?\b|gmt|utc|bst|[ecmp][sd]t\b|cet\b|local time)"
AFTER = re.compile(
    rf"^(?:[:.]\d\d){{0,2}}(?:\s?(?:-|–|to)\s?\d{{1,2}}(?:[:.]\d\d)?)?\s{{0,2}}\(?{HALVES_OF_DAY}", re.IGNORECASE
)
# Broken type: "11.30 p. m."
HALF_INSIDE = re.compile(r"\d\s?[ap]$", re.IGNORECASE)
HALF_AFTER = re.compile(r"^\.\s?m\b", re.IGNORECASE)
COLON_AFTER = re.compile(r"^:\d\d")
COLON_BEFORE = re.compile(r"\d{1,2}[:.]$")


def is_clock_time(setting: Setting) -> bool:
    """Say whether the number is a time of day: "8:30", "3 p.m.", "12:00 GMT", "2.30am"."""
    after = setting.after[:30]
    if AFTER.match(after) or COLON_AFTER.match(after) or COLON_BEFORE.search(setting.before[-4:]):
        return True
    if HALF_INSIDE.search(setting.exact) and HALF_AFTER.match(after):
        return True
    return ":" in setting.exact or (
        not setting.quantity.unit and bool(re.search(rf"\d\s?{HALVES_OF_DAY}", setting.exact, re.IGNORECASE))
    )
