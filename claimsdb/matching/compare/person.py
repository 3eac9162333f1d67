"""Is it the age of the same person?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim

AGE = "age"
# One person's age is told wrong by a year or two; further apart, "Huber" and "Jan Huber" are father and son.
SLIP = 5
# An article has as many ages as people: without a name beside it, an age is likelier another's than the same one's.
UNNAMED = 0.4


def person(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the names beside two ages: "Huber" may be "Anna Huber", and "Jan Huber" is not."""
    if left.record.measure != AGE or right.record.measure != AGE:
        return SILENT
    ours, theirs = set(left.person), set(right.person)
    if abs((left.record.value or 0) - (right.record.value or 0)) > SLIP and ours != theirs:
        return 0.0, "They are the ages of two people."
    if not ours or not theirs:
        return UNNAMED, ""
    if ours <= theirs or theirs <= ours:
        return 1.0, f"Both are the age of {' '.join(left.person if theirs <= ours else right.person)}."
    return 0.0, "They are the ages of two people."
