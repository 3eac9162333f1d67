"""Are both values the same, or near?"""

from math import log

from claimsdb.matching.compare import Compared
from claimsdb.matching.compare.landmark import landmark
from claimsdb.matching.compare.template import template
from claimsdb.matching.currencies import apart, may_be_converted
from claimsdb.matching.measured import compatible
from claimsdb.matching.prepared import PreparedClaim

# Two values that differ by this factor have nothing in common; between 1 and it the score falls with the logarithm.
FAR = 4.0
# Compatible bounds without near values ("at least 20", "2,000") are better than none, and no more.
COMPATIBLE = 0.6
# "At least four" is true of 170,000 dead, and is said of no more than this many times four.
OUTGROWN = 10
# Where both are counted from one landmark or moment, or stand in one sentence, values far apart are no sign of another
# question.
DIFFERENT = 0.5
# Every article has a two, a three and its dozens: that such numbers are equal says less.
SMALL = range(13)
ORDINARY = 0.8


def value(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the values: equal ones speak for the same question, far ones against it."""
    if left.measured.currency != right.measured.currency:
        if may_be_converted(left.measured, right.measured):
            return COMPATIBLE, f"{left.record.exact} may be {right.record.exact}, converted."
        near = nearness(apart(left.measured, right.measured), 1.0)
        return 0.9 * near, f"{left.record.exact} is not {right.record.exact} at any rate of the time."
    near = nearness(left.measured.middle, right.measured.middle)
    said = f"{left.record.exact} and {right.record.exact}"
    if near == 1.0:
        alike = left.record.exact.lower() == right.record.exact.lower()
        # "Four", which opens a sentence, is said as "four", which does not
        told = f"Both say {max(left.record.exact, right.record.exact)}." if alike else f"{said} agree."
        return (ORDINARY if ordinary(left) and ordinary(right) else 1.0), told
    fits = compatible(left.measured, right.measured)
    if fits and not _outgrown(left, right):
        return max(COMPATIBLE, near), f"{said} are compatible."
    score = 0.9 * near
    if score < DIFFERENT and (
        landmark(left, right)[0] == 1.0 or template(left, right)[0] == 1.0 or _one_changed(left, right)
    ):
        score = DIFFERENT
    return score, f"{said} are far apart." if fits else f"{said} differ."


def ordinary(claim: PreparedClaim) -> bool:
    """Whether every article has such a number: a small count, or one so vague that it has no value."""
    return claim.record.value is None or (claim.measured.dimension == "count" and claim.measured.middle in SMALL)


def _outgrown(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether one number is so far above the other that nobody would have given that as its floor."""
    lesser, greater = sorted((left.measured.middle, right.measured.middle))
    return greater > OUTGROWN * lesser > 0


def _one_changed(left: PreparedClaim, right: PreparedClaim) -> bool:
    """Whether the sentence of one gives the other's number as the one that was changed."""
    for claim, other in ((left, right), (right, left)):
        for figure, _ in claim.reading.changed:  # mostly none
            if figure == other.record.value:
                return True
    return False


def nearness(ours: float, theirs: float) -> float:
    """1 for the same number, falling to 0 where one is FAR times the other."""
    if ours == theirs:
        return 1.0
    if ours <= 0 or theirs <= 0:
        return 0.0
    return max(0.0, 1.0 - abs(log(ours / theirs)) / log(FAR))
