"""Does one passage name somebody or some place that the other names too?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.compare.value import ordinary
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.scored import may_agree

AGE = "age"
# "Two counts of murder" and "a 16-year-old" are of every week's news: without a name in common they mean nothing, even
# where one of the passages has none.
UNNAMED = 0.3

# Where both give one figure that few articles have, the figure is nearly a name itself.
DISTINCT = 0.35


def names(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Look for the names of one passage in the other: two events of one kind have other names of people and places."""
    if shared(left, right):
        return SILENT
    if left.named and right.named:
        score = DISTINCT if _distinct(left, right) else 0.0
        return score, f"No name is in both: one speaks of {left.named_as}, the other of {right.named_as}."
    if (everyday(left) and everyday(right)) or _elsewhere(left, right):
        return UNNAMED, ""
    return SILENT


def shared(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether a name of one stands in the title or passage of the other."""
    ours, theirs = left.named, right.named
    if not ours.isdisjoint(theirs):
        return True
    return not (ours.isdisjoint(right.event.weights) and theirs.isdisjoint(left.event.weights))


def strangers(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether both passages give names, and none in common."""
    return bool(left.named and right.named) and not shared(left, right)


def _distinct(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether both give one figure that few articles have, and not each for a place of its own."""
    if left.measured.middle != right.measured.middle or everyday(left) or everyday(right):
        return False
    return not (left.place.length and right.place.length) or left.place.meets(right.place)


def _elsewhere(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether two figures that differ are of two places, be they named further up in their articles."""
    if not (left.place.length or right.place.length):
        return False
    ours, theirs = left.named.union(left.place.weights), right.named.union(right.place.weights)
    apart = ours.isdisjoint(right.event.weights.keys() | theirs) and theirs.isdisjoint(left.event.weights)
    return bool(ours and theirs) and apart and not may_agree(left, right)


def everyday(claim: PreparedClaim) -> bool:
    """Whether a figure is one of every week's news: a small count, or somebody's age."""
    return ordinary(claim) or claim.record.measure == AGE
