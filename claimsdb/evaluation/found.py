"""What was found, as ``extract --from`` and ``crossref --from`` print it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from claimsdb.evaluation.gold import check_place
from claimsdb.evaluation.lines import Line
from claimsdb.evaluation.mentions import Claim, Figure, Quotation, claim_of, figure_of, quotation_of
from claimsdb.evaluation.spans import Span

M = TypeVar("M", Quotation, Claim, Figure)


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

    @property
    def articles(self) -> set[str]:
        """The articles that the output speaks of."""
        return {*self.quotations, *(end.article for link in self.links for end in (link.left, link.right))}


def read_found(lines: Iterable[Line], texts: Mapping[str, str]) -> Found:
    """Read output, of both commands if need be; what lies outside its text is refused, where that is known.

    Raises BadLineError that names file and line.
    """
    found = Found()
    for line in lines:
        if "left" in line.row:
            found.links.append(suggested(line))
        else:
            article = line.key("id")
            found.quotations.setdefault(article, []).extend(placed(line, "quotations", quotation_of, texts))
            found.claims.setdefault(article, []).extend(placed(line, "claims", claim_of, texts))
            found.figures.setdefault(article, []).extend(placed(line, "quantities", figure_of, texts))
    return found


def placed(line: Line, name: str, read: Callable[[Line], M], texts: Mapping[str, str]) -> Iterator[M]:
    """One kind of what was found in an article."""
    text = texts.get(line.key("id"))
    for row in line.within(name):
        mention = read(row)
        if text is not None:
            check_place(row, text, mention.span)
        yield mention


def suggested(line: Line) -> Suggested:
    """The suggestion on a line; one that does not say of what is of claims."""
    return Suggested(
        kind=line.words("kind") or "claim",
        left=end_of(line.part("left")),
        right=end_of(line.part("right")),
        relation=line.text("relation"),
        score=line.probability("score"),
    )


def end_of(line: Line) -> End:
    """One side of a suggestion."""
    return End(line.key("id"), line.span())
