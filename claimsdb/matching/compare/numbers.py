"""Do the sentences give the same other numbers?"""

from claimsdb.matching.compare import SILENT, Compared
from claimsdb.matching.prepared import PreparedClaim
from claimsdb.matching.words import NUMBER_WORDS

# Two sentences share a "two" by chance: a number below ten is worth this much of a greater one.
SMALL = 0.3


def numbers(left: PreparedClaim, right: PreparedClaim) -> Compared:
    """Compare the other numbers of the sentences: two lists with the same items are one list, told twice."""
    if not left.numbers or not right.numbers:
        return SILENT
    shared = _worth(left.numbers & right.numbers)
    if not shared:
        return 0.3, ""
    of_all = shared / _worth(left.numbers | right.numbers)
    return 0.5 + 0.5 * of_all * min(1.0, shared), "The sentences share other numbers."


def _worth(numbers: frozenset[str]) -> float:
    """How many numbers, a small one counting for less."""
    return sum(SMALL if number in NUMBER_WORDS or len(number) == 1 else 1.0 for number in numbers)
