"""The date that an article gives at its head, for texts that come without one."""

import re
from datetime import date

# A dateline stands in the title, under it, or at the start of the first paragraph.
HEAD = 400
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = [
    re.compile(rf"\b{MONTH}\s{{1,3}}{DAY},?\s{{1,3}}{YEAR}\b", re.IGNORECASE),  # March 14, 2013
    re.compile(rf"\b{DAY}\s{{1,3}}{MONTH},?\s{{1,3}}{YEAR}\b", re.IGNORECASE),  # 14 March 2013
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"),  # 2013-03-14
    re.compile(r"\b(?P<month>0?\d|1[0-2])/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)\b"),  # 03/14/2013
    re.compile(
        r"\b(?:posted|published|updated):?\s(?:on\s)?(?P<month>0?\d|1[0-2])/(?P<day>[0-3]?\d)/(?P<year>\d\d)\b",
        re.IGNORECASE,
    ),  # Posted: 03/14/13
]
# "She was killed on Oct. 21, 2011" tells when that was, and only where nothing else does when it was printed.
IN_A_SENTENCE = re.compile(
    r"[a-z](?<!osted)(?<!dated)(?<!blished)\s{1,2}(?:on|since|before|after|until)\s(?:\w{2,9}day,?\s)?$"
)
BEFORE = 30
# "13" is 2013.
CENTURY = 100


def dateline(text: str) -> date | None:
    """Return the first whole date of an article's head, as a rule that of its printing; None where there is none.

    One that stands in a sentence gives way to one that does not. "03/04/2013" is read as the fourth of March, as
    American papers write it.
    """
    found = [match for form in FORMS for match in form.finditer(text, 0, HEAD)]
    found.sort(key=lambda match: (_in_a_sentence(text, match.start()), match.start()))
    return next(filter(None, map(_date, found)), None)


def _in_a_sentence(text: str, start: int) -> bool:
    """Whether what stands before a date makes it a day on which something happened."""
    return IN_A_SENTENCE.search(text[max(0, start - BEFORE) : start]) is not None


def _date(match: re.Match[str]) -> date | None:
    """The date that was found, or None where there is no such day."""
    month, year = match["month"], int(match["year"])
    number = int(month) if month.isdigit() else 1 + MONTHS.index(month[:3].lower())
    try:
        return date(year if year >= CENTURY else 2000 + year, number, int(match["day"]))
    except ValueError:
        return None
