"""The denial that answers a charge: of whom the charge speaks, and what both are about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from claimsdb.matching.countries import COUNTRIES, countries_of, with_countries
from claimsdb.matching.dispute import CUE_WORDS, CUES, Stance, stance
from claimsdb.matching.names import names_of
from claimsdb.matching.record import QuotationRecord
from claimsdb.matching.words import concept, fold, stem, tokens

ACCUSE = frozenset(map(stem, CUES["accuse"]))
RUMOURS = frozenset({"report", "rumour", "rumor", "allegation", "speculation"})
APART = frozenset(map(stem, CUES["apart"]))
# No act that somebody is charged with: cues, what a denial is told with, and what stands in any report.
EMPTY = CUE_WORDS | frozenset(map(concept, [*CUES["hollow"], *CUES["general"], *tokens(" ".join(CUES["negate"]))]))
# Whoever is charged stands before the deed: the army of bombing, the mayor with taking bribes.
DEED = re.compile(r"\b(?:of|with|for|over)\s+(?:\w+\s+)?\w+ing\b")
# An office before a name has no more words, and none of these: "Sudan Armed Forces spokesman Khaled Saad".
LONGEST_OFFICE = 6
BEFORE_OFFICE = frozenset("a an and as at but by from in that the to which who whom with".split())
PARTED = re.compile(r"[,;:—–()“”\"]")
# Sentences are read so far.
REACH = 2000


@dataclass(frozen=True, slots=True)
class Matter:
    """What a denial or a charge is about.

    Attributes:
        side: for whom its speaker speaks: countries, else a person's last name.
        parties: whom it concerns: of a denial the same, of a charge the countries and names that may be those charged.
        acts: the concepts of what is done, with which words or whom: neither names nor empty words.
        named: every country and name in its words.
        explicit: whether the article calls it an accusation, a denial, or reports.

    """

    side: frozenset[str]
    parties: frozenset[str]
    acts: frozenset[str]
    named: frozenset[str]
    explicit: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a denial and its charge have in common: whom they concern, acts, and further countries and names."""

    parties: list[str]
    acts: list[str]
    others: list[str]


def matter_of(record: QuotationRecord) -> Matter | None:
    """Read what a charge or a denial is about; None of any other quotation.

    A denial that names nothing, "all involvement", denies what its sentence tells, else what the one before does.
    """
    kind = stance(record)
    if kind is Stance.NEITHER:
        return None
    exact, sentence = record.exact[:REACH], record.sentence[:REACH]
    side = _side(record.speaker, sentence)
    named, acts = _read(exact)
    if kind is Stance.DENIES:
        for told in (sentence, record.before[-REACH:]):
            if acts:
                break
            around, acts = _read(told)
            named |= around
    accuses, denies = _accuses(record.cue), kind is Stance.DENIES
    deed = DEED.search(exact) if accuses else None
    charged = _read(exact[: deed.start()])[0] if deed else named
    explicit = denies or accuses or _rumoured(record)
    return Matter(side, side if denies else charged, acts - side, named, explicit)


def answered(denial: Matter, charge: Matter) -> Answer | None:
    """Whom both speak of, and the acts and names they share; None where the denial does not answer the charge.

    The denier is charged, and by another; both tell of one act. What is not called a charge must share more.
    """
    parties = denial.parties & charge.parties
    acts = denial.acts & charge.acts
    if not parties or not acts or not denial.side.isdisjoint(charge.side):
        return None
    others = (denial.named & charge.named) - parties
    if not charge.explicit and len(acts) + len(others) < 2:
        return None
    return Answer(sorted(parties), longest(acts), sorted(others))


def longest(words: Iterable[str]) -> list[str]:
    """Words, the longest first: long words are rare ones."""
    return sorted(words, key=lambda word: (-len(word), word))


def _side(speaker: str, sentence: str) -> frozenset[str]:
    """The countries that a speaker speaks for, by name or office, and a person's last name."""
    words = [*_office(speaker, sentence), *tokens(speaker)]
    if not APART.isdisjoint(map(stem, words)):
        return frozenset()
    countries = countries_of(words)
    last = speaker.split()[-1:]
    return frozenset(countries or {concept(fold(word)) for word in last if word[:1].isupper()} - {""})


def _office(speaker: str, sentence: str) -> list[str]:
    """The words before a speaker's name that may tell for whom they speak."""
    if not speaker or speaker not in sentence:
        return []
    before = sentence[: sentence.index(speaker)].rstrip(" ,")
    words = tokens(PARTED.split(before)[-1])
    near = takewhile(lambda word: word not in BEFORE_OFFICE, reversed(words[-LONGEST_OFFICE:]))
    return [*near][::-1]


def _read(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The countries and names of a text, and the concepts of its other words that tell of an act."""
    names = {name for name in names_of(text) if (name,) not in COUNTRIES}
    acts = set()
    for word, known in with_countries(tokens(text)):
        if known:
            names.add(word)
        else:
            acts.add(concept(word))
    return frozenset(names), frozenset(acts - names - EMPTY - {""})


def _accuses(cue: str) -> bool:
    """Whether a cue calls its words an accusation."""
    return not ACCUSE.isdisjoint(map(stem, tokens(cue)))


def _rumoured(record: QuotationRecord) -> bool:
    """Whether nobody in particular says it: unconfirmed reports."""
    return bool({stem(word) for word in tokens(record.speaker)[-1:]} & RUMOURS)
