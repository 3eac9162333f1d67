"""Do both sentences share rare words?"""

from claimsdb.matching.compare import TELLING, Compared
from claimsdb.matching.prepared import PreparedClaim


def sentence(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the sentences by the words that they share, a rare word counting for more than a common one."""
    score = left.sentence.likeness(right.sentence)
    if score < TELLING:
        return score, ""
    return score, f"The sentences share {left.spell(left.sentence.shared(right.sentence))}."
