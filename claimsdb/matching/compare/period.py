"""Are both claims about the same time?"""

from datetime import date, timedelta

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.quantities.period import Period

# What an article says without a date happened in the days before it was printed, or was so then; a week is how long
# news of one event stays news.
NEWS = timedelta(days=7)
# Two periods of at most a month that overlap speak of one event; two of years may speak of many.
NARROW = timedelta(days=31)
# Articles printed further apart than this seldom speak of one event, unless they say so.
SEASON = timedelta(days=90)


def period(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the periods, and where one is not known the dates of the articles."""
    ours, theirs = left.record.period, right.record.period
    if ours and theirs:
        if overlap(ours, theirs):
            narrow = max(ours.end - ours.start, theirs.end - theirs.start) <= NARROW
            return (1.0 if narrow else 0.8), f"The periods {ours} and {theirs} overlap."
        return 0.0, f"The periods {ours} and {theirs} differ."
    if ours or theirs:
        return _stated_and_printed(ours or theirs, right.record.published if ours else left.record.published)
    return _printed(left.record.published, right.record.published)


def overlap(ours: Period, theirs: Period) -> bool:
    """Whether a day is in both."""
    return ours.start <= theirs.end and theirs.start <= ours.end


def _stated_and_printed(stated: Period | None, printed: date | None) -> Compared:
    """Whether an article printed on a day may speak of a period without saying so."""
    if stated is None or printed is None:
        return SILENT
    if stated.start <= printed and stated.end >= printed - NEWS:
        return 0.65, ""
    return 0.3, f"One is about {stated}, the other gives no date and was printed on {printed}."


def _printed(ours: date | None, theirs: date | None) -> Compared:
    """Whether two articles were printed on the same news."""
    if ours is None or theirs is None:
        return SILENT
    gap = abs(ours - theirs)
    if gap <= NEWS:
        return 0.7, "The articles were printed within a week."
    return (0.5, "") if gap <= SEASON else (0.35, "The articles were printed months apart.")
