"""Were both articles printed on the same news?"""

from datetime import timedelta

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.period import NEWS, overlap
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.quantities.period import Period

# Articles printed further apart than this seldom speak of one event, unless they say so.
SEASON = timedelta(days=90)
# A trial comes years after the deed: where two passages share this many names, they may well be of one.
NAMES_OF_ONE = 2
RETOLD = 0.4
# What these measure goes on from year to year; other figures are of an event.
STATES = frozenset(
    {
        *("age", "population", "population_share", "share_of_territory", "area", "elevation", "states", "troops"),
        *(
            "jobs",
            "unemployment_rate",
            "inflation",
            "interest_rate",
            "growth",
            "deficit_share",
            "market_share",
            "seats",
        ),
        *("money_price", "money_budget", "money_pay", "money_debt", "money_sales", "money_aid", "energy_output"),
    }
)


def printed(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the dates of the articles; a toll is of one event, while a population goes on."""
    ours, theirs = left.record.published, right.record.published
    if ours is None or theirs is None:
        return SILENT
    gap = abs(ours - theirs)
    if gap <= NEWS:
        return 0.55, "The articles were printed within a week."
    if gap <= SEASON or lasting(left, right) or _of_one_time(left, right):
        return SILENT
    said = "The articles were printed months apart."
    return (RETOLD if len(left.named & right.named) >= NAMES_OF_ONE else 0.0), said


def lasting(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether both figures are states of something that goes on."""
    return left.record.measure in STATES and right.record.measure in STATES


def _of_one_time(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether what the articles say of the time, or else their dates, brings them together."""
    ours, theirs = (_time(claim) for claim in (left, right))
    return ours is not None and theirs is not None and overlap(ours, theirs)


def _time(claim: PreparedClaim) -> Period | None:
    """The period of a claim, or the season up to its article."""
    printed_on = claim.record.published
    return claim.record.period or (Period(printed_on - SEASON, printed_on) if printed_on else None)
