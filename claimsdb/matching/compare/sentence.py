"""Do both sentences share rare words?"""

from claimsdb.matching.compare import Compared
from claimsdb.matching.prepared import PreparedClaim

# Less in common than this is not worth a reader's time.
NOTICEABLE = 0.4


def sentence(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the sentences by the words that they share, a rare word counting for more than a common one."""
    score = left.sentence.likeness(right.sentence)
    if score < NOTICEABLE:
        return score, ""
    return score, f"The sentences share {', '.join(left.sentence.shared(right.sentence)[:4])}."
