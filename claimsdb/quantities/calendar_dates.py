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


def group(match: re.Match[str], name: str) -> str | None:
    """A named group, or None in a pattern that has no such group."""
    return match.groupdict().get(name)


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
    given = group(match, "year")
    year = int(given) if given else year_of(month, 1, published)
    return None if year is None else third(whole_month(year, month), group(match, "part"))


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
    return third(whole_year(int(match["core"])), group(match, "part"))


HALVES = {"first": (1, 6), "second": (7, 12)}
QUARTERS = {
    "first": (1, 3), "second": (4, 6), "third": (7, 9), "fourth": (10, 12),
    "1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12),
}  # fmt: skip


def part_of_year(match: re.Match[str], published: date | None) -> Period | None:
    """ "the first half of 2018", "the third quarter of 2019", "Q3 2019"."""
    year = int(match["year"])
    if match["half"]:
        first, last = HALVES[match["half"]]
    else:
        first, last = (
            QUARTERS[match["quarter"].lower()] if match["quarter"] else list(QUARTERS.values())[int(match["q"]) - 1]
        )
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


# A number that is counted or measured is no year and no day.
NOT_COUNTED = (
    r"(?![A-Za-z]|\s?(?:[%$€£]|per\s?cent|people|men\b|women|troops|soldiers|million|km\b|miles|metres|feet"
    r"|GMT|UTC|BST))"
)
EARLY_LATE = r"\b(?:[Ee]arly|[Ll]ate|[Mm]id)[-\s]"
PART = rf"(?P<part>(?:{EARLY_LATE}|\b(?:beginning|start|middle|end)\sof\s(?:the\s)?)(?:in\s|the\s)?)?"
TO_DAY = rf"(?:\s?[-–]\s?|\s(?:and|to|through|until)\s)(?P<last>{DAY}){NOT_COUNTED}"
OF_YEAR = rf"(?:,?\s(?P<year>{YEAR}))"
# "May" and "March" are verbs too: alone they are months only after these.
MONTH_LEADER = (
    r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|end\sof)"
)
YEAR_LEADER = (
    r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Bb]etween"
    r"|through|and|or|to|year)\s"
)
QUARTER = r"Q(?P<q>[1-4])|(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\squarter"

# Of the patterns that match at one place the longest wins. The group "core" is the date where more had to be matched.
PATTERNS: list[tuple[re.Pattern[str], Resolver]] = [
    (re.compile(pattern), resolver)
    for pattern, resolver in (
        (r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b", iso_day),
        (r"\b(?P<first>\d\d?)[/.](?P<second>\d\d?)[/.](?P<year>\d{4})\b", slashed_day),
        (rf"\b(?P<month>{MONTH})\s(?:the\s)?(?P<first>{DAY})(?:{TO_DAY})?{OF_YEAR}?", month_day),
        (rf"\b(?:the\s)?(?P<first>{DAY})(?:{TO_DAY})?\s(?:of\s)?(?P<month>{MONTH})(?!\w){OF_YEAR}?", month_day),
        (rf"\b(?P<start>{YEAR})(?:\s?[-–/]\s?|\sto\s)(?P<stop>{YEAR}|\d\d(?!\d|[.,]\d)){NOT_COUNTED}", years),
        (rf"\b(?:the\s)?(?:(?P<half>first|second)\shalf|{QUARTER})\s(?:of\s)?(?P<year>{YEAR})", part_of_year),
        (rf"{PART}(?:(?P<decade>\b(?:1[0-9]|20)\d0)|[‘’'](?P<short>\d0))[’']?s\b", decade),
        (rf"{PART}(?P<number>\b\d\d?)(?:st|nd|rd|th)[-\s][Cc]entury\b", century),
        (rf"{PART}\b(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})", month_alone),
        (rf"{PART}\b(?!May\b|March\b|MAY\b|MARCH\b)(?P<month>{MONTH})(?!\w)", month_alone),
        (rf"{MONTH_LEADER}[-\s](?P<core>(?P<month>May|March))(?!\w|\s[A-Z])", month_alone),
        (rf"(?P<part>{EARLY_LATE}(?:in\s)?)(?P<core>{YEAR})", year_alone),
        (rf"{YEAR_LEADER}(?P<core>(?!1[0-5]){YEAR}){NOT_COUNTED}", year_alone),
        (rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil)\s(?P<core>{YEAR}){NOT_COUNTED}(?!\s[a-z]{{1,20}}s\b)", year_alone),
        # without a word that leads it, a round number is as likely a count
        (rf"(?<![\w,.$£€/-])(?P<core>(?!1[0-5]|\d\d(?:00|50)){YEAR})(?!-){NOT_COUNTED}", year_alone),
    )
]
