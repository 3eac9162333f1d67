"""How many claims, articles and independent origins a question has, and how far its figures are apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimsdb.claims.figures import number, scaled, with_unit
from claimsdb.corpus.origins import origins_of
from claimsdb.links.models import Answer
from claimsdb.review.question_claims import common_unit, in_base, rounded, unit_of, within_unit

# Figures less than this many times apart are told by their ends alone.
WORTH_A_FACTOR = 1.05


class Line(NamedTuple):
    """What is read of a claim."""

    question: int
    article: int
    unit: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A question in numbers."""

    claims: int = 0
    articles: int = 0
    origins: int = 0
    spread: str = ""  # "4 to 1,440 minutes"
    factor: float | None = None  # how many times the lowest figure the highest is; None where the lowest is not above 0
    low: float | None = None
    high: float | None = None

    @property
    def times(self) -> str:
        """How many times apart the ends are, as people write it."""
        if self.factor is None or self.factor < WORTH_A_FACTOR:
            return ""
        return f"×{number(float(f'{self.factor:.2g}'))}"

    @property
    def disagreement(self) -> float:
        """What the most disagreed come first by: the factor; a figure against nought is beyond any."""
        if self.factor is not None:
            return self.factor
        return float("inf") if self.low is not None and self.low != self.high else 1.0


def summaries(questions: Iterable[int]) -> dict[int, Summary]:
    """Return the summary of each question that has claims: two queries, and one a step of the longest chain of copies.

    The spread is over the claims of the commonest base unit.
    """
    paths = ["claim__mention__article", "claim__unit", "claim__value", "claim__low", "claim__high"]
    together: dict[int, list[Line]] = defaultdict(list)
    for row in Answer.objects.filter(question__in=list(questions)).values_list("question", *paths):
        together[row[0]].append(Line(*row))
    origins = origins_of(line.article for lines in together.values() for line in lines)
    return {question: summary(lines, origins) for question, lines in together.items()}


def summary(lines: Sequence[Line], origins: dict[int, int]) -> Summary:
    """Return one question's numbers."""
    articles = {line.article for line in lines}
    shown = common_unit(line.unit for line in lines)
    numbers = [
        in_base(end, line.unit)
        for line in lines
        if unit_of(line.unit).base == shown.base
        for end in (line.value, line.low, line.high)
        if end is not None
    ]
    low, high = min(numbers), max(numbers)
    ends = dict.fromkeys(scaled(rounded(within_unit(end, shown)), shown.slug) for end in (low, high))
    return Summary(
        claims=len(lines),
        articles=len(articles),
        origins=len({origins[article] for article in articles}),
        spread=with_unit(" to ".join(ends), shown.slug),
        factor=high / low if low > 0 else None,
        low=low,
        high=high,
    )
