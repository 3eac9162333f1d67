"""What was found, as ``extract --from`` and ``crossref --from`` print it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimsdb.evaluation.lines import Line
from claimsdb.evaluation.mentions import Claim, Figure, Quotation, claim_of, figure_of, quotation_of
from claimsdb.evaluation.spans import Span


@dataclass(frozen=True, slots=True)
class End:
    """One side of a suggestion."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A suggested link."""

    kind: str
    left: End
    right: End
    relation: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The output for some articles, by article, and the suggestions among them, best first."""

    quotations: dict[str, list[Quotation]] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    figures: dict[str, list[Figure]] = field(default_factory=dict)
    links: list[Suggested] = field(default_factory=list)


def read_found(lines: Iterable[Line]) -> Found:
    """Read output, of both commands if need be; raises BadLineError that names file and line."""
    found = Found()
    for line in lines:
        if "left" in line.row:
            found.links.append(suggested(line))
        else:
            article = line.key("id")
            found.quotations.setdefault(article, []).extend(map(quotation_of, line.within("quotations")))
            found.claims.setdefault(article, []).extend(map(claim_of, line.within("claims")))
            found.figures.setdefault(article, []).extend(map(figure_of, line.within("quantities")))
    return found


def suggested(line: Line) -> Suggested:
    """The suggestion on a line; one that does not say of what is of claims."""
    return Suggested(
        kind=line.words("kind") or "claim",
        left=end_of(line.part("left")),
        right=end_of(line.part("right")),
        relation=line.text("relation"),
        score=line.decimal("score"),
    )


def end_of(line: Line) -> End:
    """One side of a suggestion."""
    return End(line.key("id"), line.span())
