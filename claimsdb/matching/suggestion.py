"""What the matcher says of two mentions."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How two mentions stand to one another."""

    MATCH = "match"  # same question, compatible values; for quotations, the same utterance
    CONFLICT = "conflict"  # same question, and both cannot be true
    UPDATE = "update"  # same question, a later state of it
    RELATED = "related"  # one topic, another question
    DIFFERENT = "different"  # looked at, and not the same question


SAME_QUESTION = frozenset({Relation.MATCH, Relation.CONFLICT, Relation.UPDATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A pair worth a person's look: ``left < right``, score in 0..1, reasons as sentences, the strongest first."""

    left: int | str
    right: int | str
    relation: Relation
    score: float
    reasons: tuple[str, ...] = ()
