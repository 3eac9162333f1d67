"""Is it the age of the same person?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim

AGE = "age"


def person(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the names beside two ages: "Lopez" may be "Andrew Lopez", and "John Jenkin" is not "Kathryn Jenkin"."""
    if left.record.measure != AGE or right.record.measure != AGE or not left.person or not right.person:
        return SILENT
    ours, theirs = set(left.person), set(right.person)
    if ours <= theirs or theirs <= ours:
        return 1.0, f"Both are the age of {' '.join(left.person if theirs <= ours else right.person)}."
    return 0.0, "They are the ages of two people."
