"""How common each word is: a rare word that two sentences share says more than a common one."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from claimsdb.matching.words import concepts

# A small store knows too little: a dozen articles on one quake would make "quake" the commonest word of English. So a
# store is read together with what news is like in general, which counts as much as this many articles.
GENERAL_TEXTS = 200
# A word that the general list does not have stands in fewer than one article in a hundred; take one in five hundred.
UNLISTED = 0.002
# A word in one of so many articles is as rare as can be; one in every article still weighs a little.
RAREST = 1000
COMMONEST = 0.1


def _general() -> dict[str, float]:
    """The share of news articles that use a word, as a concept, for words used in at least one of a hundred.

    Counted over the 938 articles of ECB+ (CC BY 3.0), leaving out words that belong to a few of its topics.
    """
    with Path(__file__).with_name("news_words.csv").open(encoding="utf-8", newline="") as rows:
        return {row["word"]: float(row["share"]) for row in csv.DictReader(rows)}


GENERAL = _general()


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of ``texts`` texts each concept stands; without texts, what news is like in general."""

    texts: int = 0
    frequencies: Mapping[str, int] = field(default_factory=dict)
    rarities: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> "Background":
        """Count the concepts of whole articles."""
        frequencies: Counter[str] = Counter()
        count = 0
        for text in texts:
            count += 1
            frequencies.update(set(concepts(text)))
        return cls(count, frequencies)

    def rarity(self, word: str) -> float:
        """1 for the rarest word, falling with the logarithm of its share of articles to 0.1 for one in all of them."""
        known = self.rarities.get(word)
        if known is None:
            # Words that neither list has are all as rare: kept once, so that no more are kept than are listed.
            listed = word if word in self.frequencies or word in GENERAL else ""
            known = self.rarities[listed] = self.rarities.get(listed) or self._rarity(listed)
        return known

    def _rarity(self, word: str) -> float:
        found = self.frequencies.get(word, 0) + GENERAL_TEXTS * GENERAL.get(word, UNLISTED)
        rarity = log((self.texts + GENERAL_TEXTS) / found) / log(RAREST)
        return min(1.0, max(COMMONEST, rarity))
