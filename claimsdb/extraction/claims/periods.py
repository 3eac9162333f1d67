"""When a claim holds, where its sentence says so; the article's own date is never filled in."""

from bisect import bisect_left
from datetime import date

from claimsdb.extraction.claims.setting import Setting
from claimsdb.quantities.period import Period
from claimsdb.quantities.periods import periods_in


class Periods:
    """The periods that an article's sentences name, read once a sentence."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._by_sentence: dict[int, list[tuple[int, int, Period]]] = {}

    def of(self, setting: Setting) -> Period | None:
        """Return the period named nearest to a quantity in its sentence, None where the sentence names none."""
        first = setting.sentence.start_char
        if first not in self._by_sentence:
            self._by_sentence[first] = periods_in(setting.sentence.text, self._published)
        start, end = setting.quantity.start - first, setting.quantity.end - first
        every = self._by_sentence[first]
        at = bisect_left(every, start, key=lambda found: found[0])
        beside = every[max(at - 2, 0) : at + 2]
        named = [found for found in beside if found[1] <= start or found[0] >= end]
        return min(named, key=lambda found: max(found[0] - end, start - found[1]), default=(0, 0, None))[2]
