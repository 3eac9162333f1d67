"""When a claim holds, where its sentence says so; the article's own date is never filled in."""

from bisect import bisect_left
from datetime import date
from itertools import pairwise
from operator import itemgetter

from spacy.tokens import Token

from claimsdb.extraction.claims.events import EVENTS
from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.claims.steps import steps_up
from claimsdb.quantities.period import Period
from claimsdb.quantities.periods import periods_in

Named = tuple[int, int, Period | None]

# Days that are told by the article's own ("on Sunday") are known to be named where that is not known.
SOME_DAY = date(2000, 1, 1)
# Clauses on a noun tell of another time than the sentence, "the firm that fired him last week", but for those on an
# event.
SAME, EVENTS_OWN, ANOTHER = range(3)
NOT_NAMED: tuple[int, int, Named] = ANOTHER, 0, (0, 0, None)
# From a date or a number up to its own verb: "struck / on / Sunday", "killed / people / five".
BY_ITS_VERB = 2
# Sentences in print are rarely nested deeper.
DEEPEST = 12


class Periods:
    """The periods that an article's sentences name, read once a sentence."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._by_sentence: dict[int, list[Named]] = {}

    def of(self, setting: Setting) -> Period | None:
        """Return the period named nearest to a quantity in its sentence, None where the sentence names none.

        One in a clause about another thing is not the quantity's; nor is any farther than a day that cannot be told.
        """
        first = setting.sentence.start_char
        if first not in self._by_sentence:
            self._by_sentence[first] = named_in(setting.sentence.text, self._published)
        start, end = setting.quantity.start - first, setting.quantity.end - first
        every = self._by_sentence[first]
        at = bisect_left(every, start, key=lambda found: found[0])
        beside = every[max(at - 2, 0) : at + 2]
        named = [found for found in beside if found[1] <= start or found[0] >= end]
        ranked = [(clauses_between(found, setting), max(found[0] - end, start - found[1]), found) for found in named]
        return min((rank for rank in ranked if rank[0] != ANOTHER), key=itemgetter(0, 1), default=NOT_NAMED)[2][2]


def named_in(sentence: str, published: date | None) -> list[Named]:
    """Return the periods of a sentence in order, None for each that only the article's date would tell."""
    told: list[Named] = [*periods_in(sentence, published)]
    if published is not None or not told:
        return told
    starts = {found[0] for found in told}
    untold = [(start, end, None) for start, end, _ in periods_in(sentence, SOME_DAY) if start not in starts]
    return sorted([*told, *untold], key=lambda found: found[:2])


def clauses_between(found: Named, setting: Setting) -> int:
    """Return ANOTHER where a period stands in a clause about another thing than the quantity, or the quantity in one.

    "Shot three people at the firm that fired him last week", "accused of wounding two, he was charged Wednesday". What
    is said of an event is said of when it was, though less so: "the quake, which struck on Sunday, killed five".
    """
    span = setting.sentence.char_span(found[0], found[1], alignment_mode="expand") if setting.parsed else None
    if span is None:
        return SAME
    period, number = span.root, setting.span.root
    above_period, above_number = [period, *steps_up(period, DEEPEST)], [number, *steps_up(number, DEEPEST)]
    if number in above_period:
        return SAME
    return max(clause_left(above_period, above_number), clause_around(above_number, above_period))


def clause_left(path: list[Token], others: list[Token]) -> int:
    """Return what clause on a noun a path up from a period leaves before it meets the path of the number.

    A clause on an event is the event's, where the period hangs on its verb.
    """
    left = SAME
    for step, (token, above) in enumerate(pairwise(path)):
        if left == ANOTHER or token in others or above in others:
            break
        if is_on_a_noun(token):
            left = EVENTS_OWN if step <= BY_ITS_VERB and above.lemma_.lower() in EVENTS else ANOTHER
    return left


def clause_around(path: list[Token], others: list[Token]) -> int:
    """Return what clause a path up from a number leaves: one that tells who somebody is has a time of its own."""
    for token, above in pairwise(path):
        if token in others or above in others:
            break
        if is_on_a_noun(token) and is_person(above):
            return ANOTHER
    return SAME


def is_on_a_noun(verb: Token) -> bool:
    """Say whether a verb heads a clause on a noun; one in -ing is as often the sentence's: "left, killing two"."""
    return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN")
