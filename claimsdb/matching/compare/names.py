"""Does one passage name somebody or some place that the other names too?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.value import ordinary
from claimsdb.matching.prepared import PreparedClaim

AGE = "age"
# "Two counts of murder" and "a 16-year-old" are of every week's news: without a name in common they mean nothing, even
# where one of the passages has none.
UNNAMED = 0.25


def names(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Look for the names of one passage in the other: two events of one kind have other names of people and places."""
    ours, theirs = left.named, right.named
    if not ours.isdisjoint(right.event.weights) or not theirs.isdisjoint(left.event.weights):
        return SILENT
    if ours and theirs:
        return 0.0, f"No name is in both: one speaks of {_told(left)}, the other of {_told(right)}."
    if everyday(left) and everyday(right):
        return UNNAMED, ""
    return SILENT


def everyday(claim: PreparedClaim) -> bool:
    """Whether a figure is one of every week's news: a small count, or somebody's age."""
    return ordinary(claim) or claim.record.measure == AGE


def _told(claim: PreparedClaim) -> str:
    """The first of the names in the order of the alphabet, as spelled."""
    return " and ".join(claim.spelling.get(name, name).title() for name in sorted(claim.named)[:2])
