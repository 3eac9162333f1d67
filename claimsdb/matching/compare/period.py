"""Are both claims about the same time?"""

from datetime import date, timedelta

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.dated import dated
from claimsdb.matching.dates import WHOLE_MONTHS
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.quantities.period import Period

# What an article says without a date happened in the days before it was printed, or was so then; a week is how long
# news of one event stays news.
NEWS = timedelta(days=7)
# Two periods of at most a month that overlap speak of one event; two of years may speak of many.
NARROW = timedelta(days=31)


def period(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the periods, and where one is not known the days and months that the sentences name."""
    ours, theirs = left.record.period, right.record.period
    if ours and theirs:
        if overlap(ours, theirs):
            narrow = max(ours.end - ours.start, theirs.end - theirs.start) <= NARROW
            return (1.0 if narrow else 0.8), f"The periods {told(ours)} and {told(theirs)} overlap."
        return 0.0, f"The periods {told(ours)} and {told(theirs)} differ."
    if ours or theirs:
        return _stated_and_printed(ours or theirs, right.record.published if ours else left.record.published)
    return _named(left, right)


def told(period: Period) -> str:
    """A period for readers: whole years as years, 1991/1994, else as ISO 8601."""
    first, last = period.start, period.end
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return str(period)
    return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"


def overlap(ours: Period, theirs: Period) -> bool:
    """Whether a day is in both."""
    return ours.start <= theirs.end and theirs.start <= ours.end


def _stated_and_printed(stated: Period | None, printed: date | None) -> Compared:
    """Whether an article printed on a day may speak of a period without saying so."""
    if stated is None or printed is None:
        return SILENT
    if stated.start <= printed and stated.end >= printed - NEWS:
        return 0.65, ""
    return 0.3, f"One is about {told(stated)}, the other gives no date and was printed on {printed}."


def _named(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Whether two sentences name one day of the week or one month."""
    if dated(left, right) != SILENT:
        return SILENT
    for ours, theirs in ((left.months, right.months), (left.days, right.days)):
        if ours and theirs:
            if shared := sorted(ours & theirs):
                return 0.7, f"Both name {_whole(shared[0])}."
            return 0.0, f"One names {_whole(min(ours))}, the other {_whole(min(theirs))}."
    if (left.months and right.days) or (left.days and right.months):
        return 0.3, "One names a month, the other a day of the week."
    return SILENT


def _whole(day_or_month: str) -> str:
    """A day of the week or a month, in full: "Sunday", "September"."""
    return WHOLE_MONTHS.get(day_or_month, day_or_month.title())
