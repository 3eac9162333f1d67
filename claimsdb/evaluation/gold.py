"""What people annotated, whatever the format it came in. docs/measuring.md describes the formats."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimsdb.evaluation.lines import Line
from claimsdb.evaluation.mentions import Claim, Figure, Quotation
from claimsdb.evaluation.spans import Span

# Two mentions, by their ids, in no order.
Pair = frozenset[str]
# How two mentions of one question can stand. Of quotations: the same utterance, or statements that exclude each other.
SAME_QUESTION = frozenset({"match", "conflict", "update"})

# Marks that quote nobody: annotated so that nobody takes them for a quotation.
NOBODY_QUOTED = "scare"


@dataclass(frozen=True, slots=True)
class Links:
    """Which mentions of different articles answer the same question.

    Attributes:
        ends: by article, the mentions that a link can end on.
        relations: the pairs, and how they stand.
        questions: by mention, its question.

    """

    ends: Mapping[str, list[Claim | Quotation]] = field(default_factory=dict)
    relations: Mapping[Pair, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The annotation of some articles; None where something was not annotated.

    Attributes:
        texts: by article, where they are known.
        quotations: by article; marks that quote nobody are left out.
        claims: by article.
        figures: by case.
        claim_links: between claims.
        quotation_links: between quotations.
        names: by canonical speaker, the other names that they go by; empty where nobody's are known.

    """

    texts: Mapping[str, str] = field(default_factory=dict)
    quotations: Mapping[str, list[Quotation]] | None = None
    claims: Mapping[str, list[Claim]] | None = None
    figures: Mapping[str, list[Figure]] | None = None
    claim_links: Links | None = None
    quotation_links: Links | None = None
    names: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def articles(self) -> set[str]:
        """The articles, or cases, that are annotated."""
        return {*(self.quotations or {}), *(self.claims or {}), *(self.figures or {})}

    @property
    def quoted(self) -> Mapping[str, list[Quotation]]:
        """The quotations, where their texts are known: without, they cannot be measured."""
        return self.quotations or {} if self.texts else {}

    @property
    def names_speakers(self) -> bool:
        """Whether any of those has its speaker's canonical name."""
        return any(quotation.speaker for each in self.quoted.values() for quotation in each)


def check_place(line: Line, text: str, span: Span) -> None:
    """Raise BadLineError where a mention lies outside its text, or other words than its ``exact`` stand there."""
    if span[1] > len(text):
        raise line.wrong(f"it ends at {span[1]}, and its text has {len(text)} code points")
    exact = line.words("exact")
    if exact and text[slice(*span)] != exact:
        raise line.wrong(f"at {span[0]} stands {shortened(text[slice(*span)])}, not {shortened(exact)}")


def shortened(words: str, longest: int = 60) -> str:
    """Words for a message."""
    return repr(words if len(words) <= longest else words[: longest - 1] + "…")
