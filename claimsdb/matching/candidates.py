"""Keyed mentions in, candidate pairs out: every two mentions of different articles that share a key."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Pairs grow with the square of a key's mentions: a key that more than this many share tells nothing and is dropped.
CAP = 50


@dataclass(slots=True)
class Candidates:
    """Candidate pairs, and how many keys were dropped because too many mentions share them.

    Iterating yields each pair of ids once, the lesser id first; ``dropped`` is complete from the start.
    """

    blocks: list[list[tuple[int | str, int | str]]] = field(default_factory=list)
    dropped: int = 0

    def __iter__(self) -> Iterator[tuple[int | str, int | str]]:
        seen: set[tuple[int | str, int | str]] = set()
        for block in self.blocks:
            for at, (one, article) in enumerate(block):
                for other, elsewhere in block[at + 1 :]:
                    pair = (one, other)
                    if article != elsewhere and pair not in seen:
                        seen.add(pair)
                        yield pair


def candidate_pairs(keyed: Iterable[tuple[int | str, int | str, Iterable[str]]], cap: int = CAP) -> Candidates:
    """Pair mentions, each given as its id, its article and its keys."""
    blocks: defaultdict[str, list[tuple[int | str, int | str]]] = defaultdict(list)
    for mention, article, keys in keyed:
        for key in sorted(keys):  # a set's order is another in each process
            blocks[key].append((mention, article))
    kept = [sorted(block) for block in blocks.values() if 1 < len(block) <= cap]
    return Candidates(kept, sum(len(block) > cap for block in blocks.values()))
