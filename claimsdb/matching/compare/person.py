"""Is it the age of the same person?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim

AGE = "age"
# An article has as many ages as people: without a name beside it, an age is likelier another's than the same one's.
UNNAMED = 0.4


def person(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the names beside two ages: "Huber" may be "Anna Huber", and "Jan Huber" is not."""
    if left.record.measure != AGE or right.record.measure != AGE:
        return SILENT
    if not left.person or not right.person:
        return UNNAMED, ""
    ours, theirs = set(left.person), set(right.person)
    if ours <= theirs or theirs <= ours:
        return 1.0, f"Both are the age of {' '.join(left.person if theirs <= ours else right.person)}."
    return 0.0, "They are the ages of two people."
