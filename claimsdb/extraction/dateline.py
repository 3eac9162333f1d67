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
]


def dateline(text: str) -> date | None:
    """Return the first whole date of an article's head, as a rule that of its printing; None where there is none.

    "03/04/2013" is read as the fourth of March, as American papers write it.
    """
    found = [match for form in FORMS if (match := form.search(text, 0, HEAD))]
    for match in sorted(found, key=lambda match: match.start()):
        month = match["month"]
        number = int(month) if month.isdigit() else 1 + MONTHS.index(month[:3].lower())
        try:
            return date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            continue
    return None
