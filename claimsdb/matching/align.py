"""Which pairs of two articles stand: an answer that fits another answer better is not crossed with this one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from claimsdb.matching.scored import Scored, may_agree


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
            if rival.score > pair.score and not may_agree(rival.right, pair.right)
        ]
        rivals += [
            rival.score
            for rival in at_right[pair.right.record.id]
            if rival.score > pair.score and not may_agree(rival.left, pair.left)
        ]
        lowered.append(replace(pair, score=pair.score * (1 - max(rivals))) if rivals else pair)
    return lowered
