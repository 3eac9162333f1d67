"""A pair of claims on its way from candidate to suggestion."""

from dataclasses import dataclass

from claimsdb.matching.currencies import may_be_converted
from claimsdb.matching.measured import compatible
from claimsdb.matching.prepared import PreparedClaim


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair with the probability that both answer one question, and the reasons."""

    left: PreparedClaim
    right: PreparedClaim
    score: float
    reasons: tuple[str, ...]


def may_agree(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether both numbers can be true of one thing, in one currency or converted."""
    if one.measured.dimension != other.measured.dimension:
        return False
    if one.measured.currency != other.measured.currency:
        return may_be_converted(one.measured, other.measured)
    return compatible(one.measured, other.measured)
