"""The calendar days that a text spells out, to tell one day from another."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = "January February March April May June July August September October November December".split()
WHOLE_MONTHS = {whole[:3]: whole for whole in _WHOLE}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s{1,2}(?P<year>(?:19|20)\d\d)\b)?"
# "3 May 2021" and "May 3, 2021", with the year or without.
DATES = (re.compile(rf"{_DAY}\s{{1,2}}(?:of\s)?{_MONTH}{_YEAR}"), re.compile(rf"\b{_MONTH}\s{{1,2}}{_DAY}{_YEAR}"))

DIGIT = re.compile(r"\d")

# Month and day, and the year or 0 where it is not said.
Day = tuple[int, int, int]


def dates_in(text: str) -> frozenset[Day]:
    """The days that a text names by month and day."""
    found: set[Day] = set()
    if not DIGIT.search(text):
        return frozenset()
    for pattern in DATES:
        for match in pattern.finditer(text):
            month = 1 + MONTHS.index(match["month"][:3].lower())
            found.add((month, int(match["day"]), int(match["year"] or 0)))
    return frozenset(found)


def same_day(one: Day, other: Day) -> bool:
    """Whether two days may be one: a year that one leaves out may be the other's."""
    return one[:2] == other[:2] and (one[2] == other[2] or not one[2] or not other[2])


def told_day(day: Day) -> str:
    """A day for readers: "3 May 2021"."""
    month, number, year = day
    return f"{number} {MONTHS[month - 1].title()}" + (f" {year}" if year else "")
