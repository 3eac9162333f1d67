"""A pair of claims on its way from candidate to suggestion."""

from dataclasses import dataclass

from claimsdb.matching.currencies import may_be_one
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
    return one.measured.dimension == other.measured.dimension and may_be_one(one.measured, other.measured)
