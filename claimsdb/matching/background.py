"""How common each word is in a store of texts: a rare word that two sentences share says more than a common one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from claimsdb.matching.words import concepts


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of ``texts`` texts each concept stands. Without texts all words weigh the same."""

    texts: int = 0
    frequencies: Mapping[str, int] = field(default_factory=dict)

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
        """1 for a word that no text has, falling to 0.2 for one that every text has."""
        # The floor of 0.2 keeps the words of a store on one event: "earthquake" stands in each text and still counts.
        if not self.texts:
            return 1.0
        return 0.2 + 0.8 * log((1 + self.texts) / (1 + self.frequencies.get(word, 0))) / log(1 + self.texts)
