"""Dates and years say when, not how many."""

import re

from claimsdb.extraction.claims.setting import Setting

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
MONTH_BEFORE = re.compile(rf"\b{MONTH}\b\.?,?\s{{0,3}}(?:the\s)?$", re.IGNORECASE)
MONTH_AND_DAY_BEFORE = re.compile(
    rf"\b{MONTH}\b\.?\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?\s{{0,2}}(?:,|-|–|and|to|or)\s{{0,2}}$", re.IGNORECASE
)
MONTH_AFTER = re.compile(rf"^(?:st|nd|rd|th)?[\s.-]{{1,3}}(?:of\s)?{MONTH}\b", re.IGNORECASE)
SECOND_DAY_AFTER = re.compile(rf"^\s?(?:-|–|and|to|or)\s?\d{{1,2}}\s{MONTH}\b", re.IGNORECASE)
WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY}\.?,?\s{{1,2}}$", re.IGNORECASE)
SLASHED = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b")
SPACED_AFTER = re.compile(r"^\s?/\s?\d{1,2}\s?/\s?(?:19|20)?\d\d\b|^\s?/\s?(?:19|20)\d\d\b")
SPACED_BEFORE = re.compile(r"\b\d{1,2}\s?/\s?(?:\d{1,2}\s?/\s?)?$")
YEARS_MONEY = re.compile(r"^(?:19|20)\d\d\s(?:dollars|pounds|euros|prices|money)$")  # "in 2006 dollars"
YEAR = re.compile(r"^(?:1[6-9]|20)\d\d$")
EARLY_YEAR = re.compile(r"^1[0-5]\d\d$")
IN_BEFORE = re.compile(r"\b(?:in|since|until|circa|year)\s$", re.IGNORECASE)
SHORT_YEAR = re.compile(r"^['’‘]\d\ds?$")
DECADE_AFTER = re.compile(r"^['’]?s\b")
ERA_AFTER = re.compile(r"^\s?(?:b\.?c\.?|a\.?d\.?|bce|ce)\b", re.IGNORECASE)
SEASON_AFTER = re.compile(r"^[-–/]\d\d(?:\d\d)?\b")
SIZE_AFTER = re.compile(r"^[\s-](?:member|person|strong|seat|bed|acre|page|word|man|room|odd)\b")
YEAR_RANGE = re.compile(r"^(?:1[0-9]|20)\d\d\s?[-–/]\s?(?:(?:1[0-9]|20)\d\d|\d\d)$")
# A bare number of four digits that counts something has its noun right after it and no preposition of time before.
TIME_WORD_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|during|of|to|between|before|after|early|late|mid|and|the|circa|for|through|year|summer|spring|autumn|fall|winter)[\s-]{1,2}$",
    re.IGNORECASE,
)


def is_date(setting: Setting) -> bool:
    """Say whether the number is the day of a month: "June 12", "12 June", "June 12-14", "9/11/2010"."""
    if setting.quantity.unit:
        return False
    before, after = setting.before[-40:], setting.after[:30]
    if len(setting.exact) <= 4 and setting.exact[:1].isdigit():
        if MONTH_BEFORE.search(before) or MONTH_AND_DAY_BEFORE.search(before) or MONTH_AFTER.search(after):
            return not counts_a_plain_noun(setting)
        if SECOND_DAY_AFTER.search(after) or WEEKDAY_BEFORE.search(before):
            return True
    if SPACED_AFTER.match(after) or SPACED_BEFORE.search(before):
        return True
    if MONTH_BEFORE.search(before) and re.fullmatch(r"\d{1,2}\s?[-–]\s?\d{1,2}", setting.exact):
        return True
    return bool(SLASHED.match(setting.exact + after) and "/" in (setting.exact + after)[:6])


def is_year(setting: Setting) -> bool:
    """Say whether the number is a year or a decade: "2013", "the 1990s", "'09", "2012-13"."""
    exact, after = setting.exact, setting.after[:12]
    if YEARS_MONEY.match(exact):
        return True
    if setting.quantity.unit:
        return False
    if SHORT_YEAR.match(exact) or YEAR_RANGE.match(exact) or ERA_AFTER.match(after):
        return True
    if setting.before.endswith(("'", "’", "‘")) and re.fullmatch(r"\d\d", exact):
        return True
    if exact[:1].isdigit() and DECADE_AFTER.match(after):
        return True
    if EARLY_YEAR.match(exact):
        return bool(IN_BEFORE.search(setting.before[-8:])) and not counts_a_plain_noun(setting)
    if not YEAR.match(exact):
        return False
    if SIZE_AFTER.match(after):
        return False
    if SEASON_AFTER.match(after) or TIME_WORD_BEFORE.search(setting.before[-12:]):
        return True
    return not counts_a_plain_noun(setting)


def counts_a_plain_noun(setting: Setting) -> bool:
    """Say whether a plural noun in small letters follows: "2000 people", but not "the 2000 campaign"."""
    follower = setting.following
    return follower is not None and follower.tag_ == "NNS" and follower.is_lower
