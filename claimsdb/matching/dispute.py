"""Whether a quotation explicitly denies something, or makes a charge that can be denied, and about what."""

import tomllib
from enum import Enum
from pathlib import Path

from claimsdb.matching.record import QuotationRecord
from claimsdb.matching.words import concepts, fold, stem, tokens

CUES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
DENY = frozenset(map(stem, CUES["deny"]))
DECLINE = frozenset(map(stem, CUES["decline"]))
CALLED = frozenset(map(stem, CUES["called"]))
CHARGE = frozenset(map(stem, CUES["charge"]))
CLAIM = frozenset(map(stem, CUES["claim"]))
# What every dispute is told in says nothing of its matter.
CUE_WORDS = DENY | DECLINE | CHARGE | {"official"}
NEGATE = frozenset(CUES["negate"])
# The opposite of "they did not open it" is "they opened it": the helper goes with the "not".
HELPERS = frozenset({*tokens(" ".join(NEGATE)), "do", "does", "did"})
# "Not" turns a statement round where it stands in its main clause: among its first words.
NEGATION_REACH = 12
# A claim is a denial where "not" belongs to its first verb: "insists it did not", and not "any truce must mean that …".
DENIAL_REACH = 4

MARKS = ",.;:()[]\"“”'"


class Stance(Enum):
    """What a quotation does to the matter it speaks of."""

    DENIES = "denies"
    CHARGES = "charges"
    NEITHER = "neither"


def stance(record: QuotationRecord) -> Stance:
    """Read the stance of a record: nothing is called a dispute that the article does not call one."""
    return stance_of(record.cue, record.exact)


def stance_of(cue: str, exact: str) -> Stance:
    """Return what the words that bring a quotation in make of it."""
    stems = {stem(word) for word in fold(cue).split()}
    if stems & DENY:
        return Stance.DENIES
    if stems & DECLINE:
        return Stance.DENIES if CALLED & set(map(stem, fold(exact).split())) else Stance.NEITHER
    if stems & CLAIM and negated(exact, DENIAL_REACH):
        return Stance.DENIES
    return Stance.CHARGES if stems & CHARGE else Stance.NEITHER


def negated(text: str, reach: int = NEGATION_REACH) -> bool:
    """Whether a statement is turned round by a "not" or its like among its first words."""
    return not NEGATE.isdisjoint(word.strip(MARKS) for word in fold(text).split()[:reach])


def affirmed(folded: str) -> str:
    """A statement, in tokens, without "not" and its like."""
    return " ".join(word for word in folded.split() if word not in HELPERS)


def topic(record: QuotationRecord) -> list[str]:
    """The concepts of the words and their sentence, the longest first: long words are rare ones."""
    return sorted(set(concepts(f"{record.exact} {record.sentence}")) - CUE_WORDS, key=lambda word: (-len(word), word))
