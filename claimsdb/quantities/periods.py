"""The days that a sentence speaks of: "on Wednesday", "in the late 1980s", "since September 20"."""

import re
from datetime import date

from claimsdb.quantities import calendar_dates, relative_dates
from claimsdb.quantities.period import Period

Found = tuple[int, int, Period]

SINCE = re.compile(r"\b(?:ever\s)?since\s(?:the\s|early\s|late\s|about\s|around\s){0,2}$", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
BY = re.compile(r"\bby\s(?P<the>the\s)?$", re.IGNORECASE)
PART_FIRST = re.compile(r"end|start|beginning|middle|early|late|mid", re.IGNORECASE)
JOIN = re.compile(r",?\s(?:and|to|until|till|through)\s(?:the\s)?|\s?[-–]\s?", re.IGNORECASE)
# No article was printed outside these, and "next year" or "900 years ago" must not leave the calendar.
FIRST_PRINT, LAST_PRINT = date(1400, 1, 1), date(9000, 1, 1)
LEADER_LENGTH = 30  # characters before a date that can hold "ever since about the"


def periods_in(text: str, published: date | None = None) -> list[Found]:
    """Every stretch of days that a text names, as (start, end, period), in order and without overlap.

    What is relative ("last week"), or lacks its year ("27 September"), is read by the article's date ``published``
    and is not found without it.
    """
    if published is not None and not FIRST_PRINT <= published <= LAST_PRINT:
        published = None
    return joined(text, without_overlap(candidates(text, published)), published)


def candidates(text: str, published: date | None) -> list[Found]:
    """What any pattern finds."""
    found: list[Found] = []
    for pattern, resolve in calendar_dates.PATTERNS:
        for match in pattern.finditer(text):
            if period := resolve(match, published):
                found.append((core_start(match), match.end(), period))
    if published is not None:
        for pattern, resolve_near in relative_dates.PATTERNS:
            found += [(match.start(), match.end(), resolve_near(match, published)) for match in pattern.finditer(text)]
    return found


def core_start(match: re.Match[str]) -> int:
    """Where the date itself starts: a word that only tells a year from a count ("in 2018") is no part of it."""
    part = match.groupdict().get("part")
    return match.start("core") if "core" in match.groupdict() and not part else match.start()


def without_overlap(found: list[Found]) -> list[Found]:
    """The earliest first, and of those that start together the longest."""
    kept: list[Found] = []
    for start, end, period in sorted(found, key=lambda item: (item[0], -item[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, period))
    return kept


def joined(text: str, found: list[Found], published: date | None) -> list[Found]:
    """Two ends made one ("between 1991 and 1994"), and "since" and "by" taken in."""
    result: list[Found] = []
    pending = list(reversed(found))
    while pending:
        start, end, period = pending.pop()
        leader = text[max(0, start - LEADER_LENGTH) : start]
        if (between := BETWEEN.search(leader)) and pending and JOIN.fullmatch(text[end : pending[-1][0]]):
            _, last_end, last = pending[-1]
            if period.start <= last.end:
                pending.pop()
                begin = start - (len(leader) - between.start())
                result.append((begin, last_end, Period(period.start, last.end)))
                continue
        part_first = PART_FIRST.match(text, start, end) is not None
        result.append(led(start, end, period, leader, published, part_first))
    return result


def led(start: int, end: int, period: Period, leader: str, published: date | None, part_first: bool) -> Found:
    """The period that the word before it makes of a date."""
    if (since := SINCE.search(leader)) and published and period.start <= published:
        return start - (len(leader) - since.start()), end, Period(period.start, published)
    by = BY.search(leader)
    if by and (not by["the"] or part_first):  # "by the end of May", and not "caused by the 2011 war"
        return start - (len(leader) - by.start()), end, Period(period.end, period.end)
    return start, end, period
