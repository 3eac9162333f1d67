"""Dates that stand by themselves: "27 September 2020", "July 2014", "the late 1980s", "1988-94"."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from claimsdb.quantities.dates import DAY, MONTH, MONTHS, YEAR
from claimsdb.quantities.period import Period

Resolver = Callable[[re.Match[str], date | None], Period | None]

# A day without a year is the last one, or one soon to come: news looks back more than ahead, and two months ahead of
# the article the year is usually given or said to be the next.
LOOKING_AHEAD = timedelta(days=61)


def month_number(name: str) -> int:
    """ "Sept." is 9."""
    return MONTHS[name.lower().rstrip(".")]


def day_number(text: str) -> int:
    """ "27th" is 27."""
    return int(re.sub(r"\D{1,2}$", "", text))


def whole_month(year: int, month: int) -> Period:
    """The first to the last day of a month."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def whole_year(year: int) -> Period:
    """The first of January to the last of December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def year_of(month: int, day: int, published: date | None) -> int | None:
    """The year of a day that comes without one."""
    if published is None:
        return None
    for year in (published.year + 1, published.year):
        if day <= monthrange(year, month)[1] and date(year, month, day) <= published + LOOKING_AHEAD:
            return year
    return published.year - 1


def days(year: str | None, month_name: str, first: str, last: str | None, published: date | None) -> Period | None:
    """One day of a month, or the days from one to another."""
    month, start = month_number(month_name), day_number(first)
    end = day_number(last) if last else start
    known = int(year) if year else year_of(month, min(start, 28), published)
    if known is None or max(start, end) > monthrange(known, month)[1] or end < start:
        return None
    return Period(date(known, month, start), date(known, month, end))


def month_day(match: re.Match[str], published: date | None) -> Period | None:
    """ "September 27, 2020", "October 10 and 18"."""
    return days(match["year"], match["month"], match["first"], match["last"], published)


def iso_day(match: re.Match[str], published: date | None) -> Period | None:
    """ "2020-09-27"."""
    return whole_day(int(match["year"]), int(match["month"]), int(match["day"]))


def slashed_day(match: re.Match[str], published: date | None) -> Period | None:
    """ "27/09/2020" and "09/27/2020"; None where both orders would do and differ."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12 or first == second:
        return whole_day(year, second, first)
    return whole_day(year, first, second) if second > 12 else None


def whole_day(year: int, month: int, day: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Period(date(year, month, day), date(year, month, day))


def month_alone(match: re.Match[str], published: date | None) -> Period | None:
    """ "July 2014", "early October", "the end of November"."""
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else year_of(month, 1, published)
    if year is None:
        return None
    return third(whole_month(year, month), match["part"])


# Thirds: "early October" is its first ten days, "the early 1980s" their first three years and a bit.
EARLY = {"early", "beginning", "start"}
MIDDLE = {"mid", "middle"}
LATE = {"late", "end"}


def third(period: Period, part: str | None) -> Period:
    """The early, middle or late third of a period."""
    words = set(re.findall(r"[a-z]{2,12}", (part or "").lower()))
    length = (period.end - period.start).days + 1
    one, two = period.start + timedelta(days=length // 3), period.start + timedelta(days=2 * length // 3)
    if words & EARLY:
        return Period(period.start, one - timedelta(days=1))
    if words & MIDDLE:
        return Period(one, two - timedelta(days=1))
    return Period(two, period.end) if words & LATE else period


def year_alone(match: re.Match[str], published: date | None) -> Period | None:
    """ "in 2018", "late 2019"."""
    found = match.groupdict()
    return third(whole_year(int(found.get("year") or found["core"])), match["part"])


HALVES = {"first half": (1, 6), "second half": (7, 12)}
QUARTERS = {
    "first": (1, 3),
    "second": (4, 6),
    "third": (7, 9),
    "fourth": (10, 12),
    "1": (1, 3),
    "2": (4, 6),
    "3": (7, 9),
    "4": (10, 12),
}


def part_of_year(match: re.Match[str], published: date | None) -> Period | None:
    """ "the first half of 2018", "the third quarter of 2019"."""
    half, quarter = match["half"], match["quarter"]
    first, last = HALVES[f"{half.lower()} half"] if half else QUARTERS[quarter.lower()]
    year = int(match["year"])
    return Period(date(year, first, 1), whole_month(year, last).end)


def years(match: re.Match[str], published: date | None) -> Period | None:
    """ "1988-94", "1991 to 1994"."""
    start, tail = int(match["start"]), match["stop"]
    end = int(str(start)[: 4 - len(tail)] + tail)
    return Period(date(start, 1, 1), date(end, 12, 31)) if start < end else None


def decade(match: re.Match[str], published: date | None) -> Period | None:
    """ "the 1970s", "the late 1980s", "the '90s"."""
    start = int(match["decade"]) if match["decade"] else 1900 + int(match["short"])
    return third(Period(date(start, 1, 1), date(start + 9, 12, 31)), match["part"])


def century(match: re.Match[str], published: date | None) -> Period | None:
    """ "the 19th century" is 1801 to 1900."""
    number = int(match["number"])
    if not 1 <= number <= 21:
        return None
    return third(Period(date(100 * number - 99, 1, 1), date(100 * number, 12, 31)), match["part"])


PART = r"(?P<part>(?:\b(?:early|late|mid)[-\s]|\b(?:beginning|start|middle|end)\sof\s(?:the\s)?)(?:in\s|the\s)?)?"

# The first pattern that matches at a place wins; the longer ones stand first.
PATTERNS: list[tuple[re.Pattern[str], Resolver]] = [
    (re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"), iso_day),
    (re.compile(r"\b(?P<first>\d\d?)[/.](?P<second>\d\d?)[/.](?P<year>\d{4})\b"), slashed_day),
    (
        re.compile(
            rf"\b(?P<month>{MONTH})\s(?:the\s)?(?P<first>{DAY})"
            rf"(?:(?:\s?[-–]\s?|\s(?:and|to|through|until)\s)(?P<last>{DAY})(?!\s?(?:percent|%|[a-z])))?(?:,?\s(?P<year>{YEAR}))?",
            re.IGNORECASE,
        ),
        month_day,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<first>{DAY})(?:(?:\s?[-–]\s?|\s(?:and|to)\s)(?P<last>{DAY}))?\s(?:of\s)?"
            rf"(?P<month>{MONTH})(?!\w)(?:,?\s(?P<year>{YEAR}))?"
        ),
        month_day,
    ),
    (re.compile(rf"\b(?P<start>{YEAR})(?:\s?[-–/]\s?|\sto\s)(?P<stop>{YEAR}|\d\d(?!\d|[.,]\d|%|\s?per))"), years),
    (
        re.compile(
            r"\b(?:the\s)?(?:(?P<half>first|second)\shalf|(?:Q(?=[1-4]\s))?(?P<quarter>first|second|third|fourth|[1-4](?=\s))(?:\squarter)?)"
            rf"\s(?:of\s)?(?P<year>{YEAR})",
            re.IGNORECASE,
        ),
        part_of_year,
    ),
    (re.compile(rf"{PART}(?:(?P<decade>\b(?:1[0-9]|20)\d0)|[‘’'](?P<short>\d0))[’']?s\b", re.IGNORECASE), decade),
    (re.compile(rf"{PART}(?P<number>\b\d\d?)(?:st|nd|rd|th)[-\s]century\b", re.IGNORECASE), century),
    (re.compile(rf"{PART}\b(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})"), month_alone),
    (
        re.compile(
            rf"(?P<part>\b(?:[Ee]arly|[Ll]ate|[Mm]id)[-\s]|\b(?:beginning|start|middle|end)\sof\s)?"
            rf"\b(?P<month>(?!May\b(?!\sof\b)|March\b){MONTH})(?!\w)(?P<year>(?!))?"
        ),
        month_alone,
    ),
    (
        re.compile(
            r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|end\sof)"
            r"[-\s](?P<core>(?P<month>May|March))(?!\w|\s[A-Z])(?P<part>(?!))?(?P<year>(?!))?"
        ),
        month_alone,
    ),
    (
        re.compile(
            rf"(?P<part>\b(?:early|late|mid)[-\s](?:in\s)?)(?P<year>{YEAR})"
            rf"|(?:\b(?:in|since|of|by|until|till|during|from|before|after|through|and|or|to|between|year)\s)"
            rf"(?P<core>{YEAR})(?!\s?(?:[%$€£]|percent|per\scent|people|men|troops|soldiers|million|km|miles|metres|feet))",
            re.IGNORECASE,
        ),
        year_alone,
    ),
    (
        re.compile(r"(?<![\w,.$£€-])(?P<core>1[6-9]\d[1-9]|20[0-4][1-9])\b(?![,.]\d|\s?[%$€£-])(?P<part>(?!))?"),
        year_alone,
    ),
]
