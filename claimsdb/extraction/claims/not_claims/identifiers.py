"""Telephone numbers, addresses and codes."""

import re

from claimsdb.extraction.claims.setting import Setting

# A number that opens with 0 and has no point is a code: "0845", "007".
LEADING_ZERO = re.compile(r"^0\d{1,12}$")
DIGITS_BEFORE = re.compile(r"(?:\d|\))[\s.-]{1,2}$")
DIGITS_AFTER = re.compile(r"^[\s.-]{1,2}\(?\d{2,6}(?!\d|[.,]\d)")
STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq|way|terrace|highway|"
    r"hwy|parkway|pkwy|circle|block|quay|row|crescent)"
)
ADDRESS_AFTER = re.compile(rf"^\s(?:[NSEW]\.?\s)?(?:\w{{1,20}}\.?\s){{0,3}}?{STREET}\b\.?", re.IGNORECASE)
BLOCK_OF = re.compile(r"^[\s-]block of\b", re.IGNORECASE)
STATE_BEFORE = re.compile(r"\b[A-Z]{2},?\s$")
WEB_BEFORE = re.compile(r"(?:[/=&?_@#$]|=\"|www\.\S{0,60}|https?:\S{0,120})$")
CURRENCY_SIGN = re.compile(r"[$£€¥]$")

EMERGENCY = frozenset({"911", "999", "112", "000"})
CALLED_BEFORE = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dial(?:s|led|ed|ling|ing)?|phon(?:e|es|ed|ing)|ring|rang)\s$", re.IGNORECASE
)
CALL_AFTER = re.compile(r"^[\s-](?:calls?|caller|operators?|dispatch|dispatchers?|tapes?|emergency)\b", re.IGNORECASE)


def is_emergency_number(setting: Setting) -> bool:
    """Say whether the number calls for help: "a witness called 911", "the 999 call"."""
    called = CALLED_BEFORE.search(setting.before[-12:]) or CALL_AFTER.match(setting.after[:14])
    return setting.exact in EMERGENCY and bool(called)


def is_phone_number(setting: Setting) -> bool:
    """Say whether the number is one of several groups of digits: "0845 125 2222", "555-0134"."""
    if setting.quantity.unit or not setting.exact.replace(" ", "").replace("-", "").isdigit():
        return False
    if LEADING_ZERO.match(setting.exact):
        return True
    after, before = setting.after[:10], setting.before[-3:]
    groups = bool(DIGITS_BEFORE.search(before)) + bool(DIGITS_AFTER.match(after))
    return (groups > 0 and len(setting.exact) >= 3) or groups == 2


def is_address(setting: Setting) -> bool:
    """Say whether the number is a house's: "112 Mercer Street", "the 400 block of Pine", "Albany, NY 12205"."""
    if setting.quantity.unit or not setting.exact.isdigit():
        return False
    if BLOCK_OF.match(setting.after[:12]):
        return True
    follower = setting.following
    if follower is not None and follower.is_title and ADDRESS_AFTER.match(setting.after[:80]):
        return True
    return len(setting.exact) == 5 and bool(STATE_BEFORE.search(setting.before[-5:]))


def is_code(setting: Setting) -> bool:
    """Say whether the number is part of an address on the web or of a reference."""
    return (
        not setting.quantity.unit
        and bool(WEB_BEFORE.search(setting.before[-130:]))
        and not CURRENCY_SIGN.search(setting.before[-1:])
    )


RULES = (is_phone_number, is_emergency_number, is_address, is_code)
