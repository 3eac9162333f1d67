"""Whether a quotation explicitly denies something, or makes a charge that can be denied, and about what."""

import tomllib
from enum import Enum
from pathlib import Path

from claimsdb.matching.record import QuotationRecord
from claimsdb.matching.words import concepts, fold, stem

CUES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
DENY = frozenset(map(stem, CUES["deny"]))
CHARGE = frozenset(map(stem, CUES["charge"]))
# What every dispute is told in says nothing of its matter.
CUE_WORDS = DENY | CHARGE | {"official"}
NEGATE = frozenset(CUES["negate"])
# "Not" turns a statement round where it stands in its main clause: among its first words.
NEGATION_REACH = 12


class Stance(Enum):
    """What a quotation does to the matter it speaks of."""

    DENIES = "denies"
    CHARGES = "charges"
    NEITHER = "neither"


def stance(record: QuotationRecord) -> Stance:
    """Read the stance off the cue alone: nothing is called a dispute that the article does not call one."""
    return stance_of(record.cue)


def stance_of(cue: str) -> Stance:
    """Return what the words that bring a quotation in make of it."""
    stems = {stem(word) for word in fold(cue).split()}
    if stems & DENY:
        return Stance.DENIES
    return Stance.CHARGES if stems & CHARGE else Stance.NEITHER


def negated(text: str) -> bool:
    """Whether a statement is turned round by a "not" or its like."""
    return not NEGATE.isdisjoint(fold(text).split()[:NEGATION_REACH])


def topic(record: QuotationRecord) -> list[str]:
    """The concepts of the words and their sentence, the longest first: long words are rare ones."""
    return sorted(set(concepts(f"{record.exact} {record.sentence}")) - CUE_WORDS, key=lambda word: (-len(word), word))
