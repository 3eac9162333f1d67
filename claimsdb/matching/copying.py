"""Whether an article is mostly another's words: a wire story printed again, shortened, or under another headline.

Runs of five words are hashed, and every eighth hash is kept as a key (U. Manber, Finding similar files in a large
file system, 1994): two articles that share words share about as large a part of their keys, however long either is.
"""

from itertools import islice
from zlib import crc32

from claimsdb.matching.words import tokens

# Five words in a row are seldom the same by chance; a rewritten sentence still has some left.
RUN = 5
# One hash in eight: an article of 600 words has some 75 keys, and one of 60 still a few.
ONE_IN = 8
# A shorter text says too little to be anybody's copy: a headline and a line.
SHORTEST = 40
# More than half of the words: a wire story with a paragraph of the paper's own is still the wire's, and an article that
# quotes another at length is not.
MOSTLY = 0.5
# Words of one article that are read: a book is nobody's wire story.
LONGEST = 20_000


def runs_of(text: str) -> frozenset[int]:
    """Return the hashes of every run of words of a text, none of a short one."""
    words = list(islice(tokens(text[: LONGEST * 12]), LONGEST))
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))


def article_keys(runs: frozenset[int]) -> list[int]:
    """Return the hashes that an article is found by, in order."""
    return sorted(number // ONE_IN for number in runs if number % ONE_IN == 0)


def share_taken(copy: frozenset[int], origin: frozenset[int]) -> float:
    """Return what share of a text's runs, from 0 to 1, stand in another; 0 for a text too short to tell."""
    return len(copy & origin) / len(copy) if copy else 0.0


def is_copy(copy: frozenset[int], origin: frozenset[int]) -> bool:
    """Say whether a text is mostly another's words."""
    return share_taken(copy, origin) > MOSTLY
