"""Dates that stand by the article's own: "on Wednesday", "last week", "two weeks ago", "earlier this year"."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from claimsdb.quantities.dates import MONTH, MONTHS, WEEKDAYS
from claimsdb.quantities.numerals import BELOW_HUNDRED
from claimsdb.quantities.period import Period

Resolver = Callable[[re.Match[str], date], Period]

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

NUMBER = rf"(?P<number>\d{{1,3}}|an?|couple\sof|a\scouple\sof|few|several|{'|'.join(BELOW_HUNDRED)})"
SPAN = r"(?P<span>hour|day|week|fortnight|month|year|decade|century|centurie)s?"
VAGUE_NUMBERS = {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "few": 3, "several": 3}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
HOURS_IN_A_DAY = 24
SATURDAY = 5


def one_day(day: date) -> Period:
    """A day as a period."""
    return Period(day, day)


def months_before(day: date, count: int) -> date:
    """The day so many months earlier, or the last of its month where that month is shorter; never before year 1."""
    index = max(12, day.year * 12 + day.month - 1 - count)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(day: date) -> Period:
    """The whole month that holds a day."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Period:
    """The whole year that holds a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def week_of(day: date) -> Period:
    """Monday to Sunday."""
    monday = day - day.weekday() * DAY
    return Period(monday, monday + 6 * DAY)


def number_of(text: str) -> int:
    """ "two", "12", "a"."""
    text = " ".join(text.lower().split())
    return int(text) if text.isdigit() else VAGUE_NUMBERS.get(text) or BELOW_HUNDRED[text]


def days_away(match: re.Match[str], published: date) -> Period:
    """ "today", "yesterday", "last night", "tomorrow"."""
    word = match["word"].lower()
    away = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(word.split()[0], 0)
    return one_day(published + away * DAY)


def weekday(match: re.Match[str], published: date) -> Period:
    """ "on Wednesday" is the last one up to the article's date, "next Wednesday" the first after it."""
    which = (match["which"] or "").lower()
    wanted = WEEKDAYS[match["day"].lower()]
    if which in {"next", "coming", "this coming"}:
        return one_day(published + ((wanted - published.weekday() - 1) % 7 + 1) * DAY)
    back = (published.weekday() - wanted) % 7
    return one_day(published - (back or (7 if which == "last" else 0)) * DAY)


def weekend(match: re.Match[str], published: date) -> Period:
    """ "over the weekend", "last weekend": the last Saturday and Sunday; "next weekend" the coming ones."""
    if (match["which"] or "").lower() in {"next", "coming", "this coming"}:
        saturday = published + ((5 - published.weekday() - 1) % 7 + 1) * DAY
        return Period(saturday, saturday + DAY)
    ongoing = published.weekday() >= SATURDAY
    saturday = published - ((published.weekday() - SATURDAY) % 7) * DAY
    if ongoing and (match["which"] or "").lower() == "last":
        saturday -= WEEK
    return Period(saturday, saturday + DAY)


def calendar_span(match: re.Match[str], published: date) -> Period:
    """ "last week", "this month", "next year", "earlier this year", "later this month"."""
    span, which, part = match["span"].lower(), match["which"].lower(), (match["part"] or "").lower()
    step = {"last": 1, "previous": 1, "next": -1, "coming": -1}.get(which, 0)
    if span == "week":
        period = week_of(published - step * WEEK)
    elif span == "month":
        period = month_of(months_before(published.replace(day=1), step))
    else:
        period = year_of(months_before(published, 12 * step))
    if part.startswith("earlier") and period.start <= published <= period.end:
        return Period(period.start, published)
    if part.startswith("later") and period.start <= published <= period.end:
        return Period(published, period.end)
    return period


def ago(match: re.Match[str], published: date) -> Period:
    """ "two weeks ago": a day, a month or a year, as exact as the words."""
    number, span = number_of(match["number"]), match["span"].lower()
    if span in MONTHS_IN:
        then = months_before(published, number * MONTHS_IN[span])
        return month_of(then) if span == "month" else year_of(then)
    return one_day(back(published, number, span))


def past(match: re.Match[str], published: date) -> Period:
    """ "the last three decades", "the past week", "the previous 24 hours": up to the article's date."""
    number, span = number_of(match["number"] or "a"), match["span"].lower()
    if span in MONTHS_IN:
        return Period(months_before(published, number * MONTHS_IN[span]), published)
    return Period(back(published, number, span), published)


def back(published: date, number: int, span: str) -> date:
    """So many hours, days, weeks or fortnights before."""
    length = -(-number // HOURS_IN_A_DAY) if span == "hour" else number * DAYS_IN[span]
    return published - min(length * DAY, published - date.min)


def named_month(match: re.Match[str], published: date) -> Period:
    """ "last October", "next March", "this July"."""
    month, which = MONTHS[match["month"].lower().rstrip(".")], match["which"].lower()
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which == "next" and month <= published.month:
        year += 1
    return month_of(date(year, month, 1))


def season(match: re.Match[str], published: date) -> Period:
    """ "this summer", "last winter": months of the northern year, the article's own or the one before it."""
    first, last = SEASONS[match["season"].lower()]
    start = date(published.year, first, 1)
    if match["which"].lower() in {"last", "the past"} and months_before(published, 3) < start:
        start = start.replace(year=start.year - 1)
    if match["which"].lower() == "next" and start <= published:
        start = start.replace(year=start.year + 1)
    end = months_before(start, -2) if last < first else start.replace(month=last)
    return Period(start, month_of(end).end)


WHICH = r"(?P<which>last|this|next|previous|coming)"
PATTERNS: list[tuple[re.Pattern[str], Resolver]] = [
    (
        re.compile(
            r"\b(?P<word>today|yesterday|tomorrow|tonight|overnight|last\snight|this\s(?:morning|afternoon|evening))\b",
            re.IGNORECASE,
        ),
        days_away,
    ),
    (
        re.compile(
            r"\b(?:(?P<which>last|next|this\scoming|coming|this)\s)?(?P<day>"
            + "|".join(d.title() for d in WEEKDAYS)
            # the weekday of a full date says nothing of its own: "Sunday, 27 September"
            + rf")\b(?!,?\s(?:the\s)?(?:\d{{1,2}}(?:th|st|nd|rd)?\s(?:of\s)?)?{MONTH})",
        ),
        weekday,
    ),
    (re.compile(r"\b(?:(?P<which>last|next|this\scoming|coming|this|the)\s)weekend\b", re.IGNORECASE), weekend),
    (re.compile(rf"\b{NUMBER}\s{SPAN}\sago\b", re.IGNORECASE), ago),
    (
        re.compile(
            rf"\b(?:the|these|his|her|their|its)\s(?:last|past|previous)\s(?:{NUMBER}\s)?{SPAN}\b", re.IGNORECASE
        ),
        past,
    ),
    (re.compile(rf"\b(?:last|past|previous)\s{NUMBER}\s{SPAN}\b", re.IGNORECASE), past),
    (
        re.compile(
            rf"(?P<part>\b(?:earlier|later|early|late)\s)?\b{WHICH}\s(?P<span>week|month|year)\b", re.IGNORECASE
        ),
        calendar_span,
    ),
    (re.compile(rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s(?P<month>{MONTH})(?!\w)"), named_month),
    (re.compile(rf"\b(?P<which>last|next|this)\s(?P<season>{'|'.join(SEASONS)})\b", re.IGNORECASE), season),
]
