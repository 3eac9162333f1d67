"""Which pairs of two articles stand: an answer that fits another answer better is not crossed with this one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

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


def align(pairs: Iterable[Scored]) -> list[Scored]:
    """Lower each pair by its strongest rival: the chance that the rival is right is the chance that this one is not."""
    groups: defaultdict[tuple[object, object], list[Scored]] = defaultdict(list)
    for pair in pairs:
        groups[pair.left.record.article, pair.right.record.article].append(pair)
    return [lowered for group in groups.values() for lowered in _align_articles(group)]


def _align_articles(group: list[Scored]) -> list[Scored]:
    """The pairs of two articles, each lowered by its strongest rival."""
    at_left: defaultdict[object, list[Scored]] = defaultdict(list)
    at_right: defaultdict[object, list[Scored]] = defaultdict(list)
    for pair in group:
        at_left[pair.left.record.id].append(pair)
        at_right[pair.right.record.id].append(pair)
    lowered = []
    for pair in group:
        rivals = [
            rival.score
            for rival in at_left[pair.left.record.id]
            if rival.score > pair.score and not same_answer(rival.right, pair.right)
        ]
        rivals += [
            rival.score
            for rival in at_right[pair.right.record.id]
            if rival.score > pair.score and not same_answer(rival.left, pair.left)
        ]
        lowered.append(replace(pair, score=pair.score * (1 - max(rivals))) if rivals else pair)
    return lowered


def same_answer(one: PreparedClaim, other: PreparedClaim) -> bool:
    """Whether two claims of one article may repeat one figure, in the title and below, or in two currencies."""
    if one.measured.dimension != other.measured.dimension:
        return False
    if one.measured.currency != other.measured.currency:
        return may_be_converted(one.measured, other.measured)
    return compatible(one.measured, other.measured)
