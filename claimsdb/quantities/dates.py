"""The words and figures of dates: patterns that the recogniser steps around and the periods are read from."""

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip

FULL_MONTHS = [name.title() for name in MONTHS if len(name) > 3 and name != "sept"] + ["May"]
SHORT_MONTHS = [name.title() for name in MONTHS if name not in map(str.lower, FULL_MONTHS)]

# With a capital or all in capitals: in small letters "may" and "march" are verbs.
MONTH = "(?:{}|(?:{})\\b\\.?)".format(
    "|".join(FULL_MONTHS + [name.upper() for name in FULL_MONTHS]),
    "|".join(SHORT_MONTHS + [name.upper() for name in SHORT_MONTHS]),
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|\.\d|,\d{3})"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?!\d|,\d{3}|\.\d)"
