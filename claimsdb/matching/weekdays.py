"""The days of the week that an article looks back on: which of two that have no date is the later one."""

import re
from collections.abc import Collection

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = re.compile(
    r"\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!\s(?:Times|Mail|Mirror|Express|Post|Herald|Telegraph|School))"
    r"|\b(?:at|over|during|on|last|past)\s(?:the\s)?(?P<weekend>weekend)\b"
)
# A day with one of these before it in its sentence is still to come, comes every week, or was a week ago.
AHEAD = re.compile(
    r"\b(?:will|would|until|till|next|due|scheduled|expected|plan(?:s|ned)?|set|every|each|to be|later|starting"
    r"|beginning|last|previous|Good|Black|Holy)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
AHEAD_REACH = 60
# What is told at the weekend is told again on Monday at the earliest.
AFTER_A_WEEKEND = ("saturday", "sunday", "monday")
# Of a week's days these many follow one that is told of, and the others went before.
FOLLOWING = 3


def weekdays_in(text: str) -> list[str]:
    """The days of the week just past that a text tells of, in the order of the week, each once."""
    found: set[str] = set()
    for named in NAMED.finditer(text):
        ahead = AHEAD.search(text, max(0, named.start() - AHEAD_REACH), named.start())
        if named["weekend"]:
            found.update(() if ahead and "last" not in named.group() else AFTER_A_WEEKEND)
        elif not ahead:
            found.add(f"{named['day'].lower()}day")
    return [day for day in DAYS if day in found]


def days_later(ours: Collection[str], theirs: Collection[str]) -> int:
    """How many days later than ours theirs goes on after a day that both tell of; below 0 earlier, 0 where unclear."""
    gaps = {_after(day, theirs) - _after(day, ours) for day in ours if day in theirs}
    least, most = min(gaps, default=0), max(gaps, default=0)
    return least if least > 0 else min(most, 0)


def _after(day: str, days: Collection[str]) -> int:
    """How many days after a day the last one is that follows it."""
    gaps = [(DAYS.index(each) - DAYS.index(day)) % len(DAYS) for each in days]
    return max(gap for gap in gaps if gap <= FOLLOWING)
