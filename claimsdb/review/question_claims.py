"""The claims of a question, read for people: each in its sentence, with who printed and said it, and when."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr

from claimsdb.claims.assignments import Person
from claimsdb.claims.figures import figure, scaled, with_unit
from claimsdb.claims.models import Claim, Mention
from claimsdb.claims.passages import Passage, said_by
from claimsdb.corpus.origins import origins_of
from claimsdb.extraction.sentences import REACH, sentence_around
from claimsdb.links.models import Question
from claimsdb.quantities.interval import Interval, base_interval
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import Unit, unit

# What one page shows of a question; its CSV has every claim.
MOST_CLAIMS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a page or a report tells it."""

    mention: Mention
    passage: Passage
    figure: str
    normalised: str
    said_by: str
    origin: int
    interval: Interval  # in base units
    base: str
    provisional: bool = False

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.mention.claim

    @property
    def published(self) -> date | None:
        """The day on which its article was first published."""
        return self.mention.article.published

    @property
    def as_of(self) -> date | None:
        """The last day that the figure is about."""
        period = self.claim.period
        return period.end if period else None

    @property
    def period(self) -> Period | None:
        """The days that the figure is about."""
        return self.claim.period

    @property
    def anchor(self) -> str:
        """What the row of the table beside a chart is called within its page."""
        return f"claim-{self.mention.pk}"


def claims_of(question: Question | int, person: Person | None = None) -> QuerySet[Mention]:
    """Return the mentions of a question's claims, the earliest printed first, ready to be told.

    To a person nothing is told of what they annotate blind.
    """
    said = Mention.objects.visible_to(person) if person else Mention.objects.all()
    return sentences(said.filter(claim__answer__question=question))


def sentences(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    """Fetch with each mention as much of its article as its sentence may reach, and nothing more of the text."""
    rows: QuerySet[Mention] = mentions.with_details()  # type: ignore[attr-defined]
    first = Greatest(F("start") - REACH, 0)
    around = Substr("article__text", first + 1, F("end") - first + REACH)
    return rows.annotate(around=around).order_by("article__published", "pk")


def told(
    mentions: Iterable[Mention], *, provisional: bool = False, origins: Mapping[int, int] | None = None
) -> list[Told]:
    """Return these claims as they are told; one query, and one more for each step of the longest chain of copies.

    ``origins`` of their articles may be given where they are known.
    """
    rows = list(mentions)
    origins = origins_of(row.article_id for row in rows) if origins is None else origins
    shown = common_unit(row.claim.unit for row in rows)
    return [told_one(row, origins[row.article_id], shown, provisional) for row in rows]


def told_one(mention: Mention, origin: int, shown: Unit, provisional: bool = False) -> Told:
    """Return one claim as it is told, its figure also in the unit that is ``shown``."""
    interval, base = interval_of(mention.claim)
    return Told(
        mention=mention,
        passage=sentence_of(mention),
        figure=figure(mention.claim),
        normalised=normalised(interval, base, mention.claim, shown),
        said_by=said_by(mention),
        origin=origin,
        interval=interval,
        base=base,
        provisional=provisional,
    )


def sentence_of(mention: Mention) -> Passage:
    """Return the mention in its sentence, from the part of the text that was fetched with it."""
    around: str = mention.around  # type: ignore[attr-defined]
    before = min(mention.start, REACH)
    start, end = before, before + mention.end - mention.start
    first, last = sentence_around(around, start, end)
    return Passage(around[first:start], around[start:end], around[end:last], mention.article.language)


def unit_of(slug: str) -> Unit:
    """Return a unit; one that the table does not know is its own base."""
    try:
        return unit(slug)
    except KeyError:
        return Unit(slug, slug, slug)


def interval_of(claim: Claim) -> tuple[Interval, str]:
    """Return where the true number may lie, in base units, and what they are."""
    numbers = claim.value, claim.low, claim.high, Comparator(claim.comparator)
    try:
        return base_interval(*numbers, claim.unit)
    except KeyError:
        return base_interval(*numbers, "")[0], claim.unit


def common_unit(slugs: Iterable[str]) -> Unit:
    """Return the commonest of these units among those of the commonest base; the larger of two."""
    units = [unit_of(slug) for slug in slugs]
    if not units:
        return unit_of("")
    bases = Counter(each.base for each in units)
    base = max(bases, key=lambda name: (bases[name], name))
    counted = Counter(each for each in units if each.base == base)
    return max(counted, key=lambda each: (counted[each], each.factor, each.slug))


def in_base(number: float, slug: str) -> float:
    """Return a number of this unit in base units."""
    written = unit_of(slug)
    return number * written.factor + written.offset


def within_unit(number: float, shown: Unit) -> float:
    """Return a number of base units in the unit that is shown, without the dust of floating point."""
    return float(f"{(number - shown.offset) / shown.factor:.12g}")


def normalised(interval: Interval, base: str, claim: Claim, shown: Unit) -> str:
    """Return the figure in the unit that is shown, as the bounds of what its words allow: "4,500 to 5,000 km"."""
    if base != shown.base:
        return f"{figure(claim)} (not in {shown.slug or 'a bare number'})"
    written = Written(claim, shown)
    return figure(written)


class Written:
    """A claim's numbers in another unit, for ``figures.figure``."""

    def __init__(self, claim: Claim, shown: Unit) -> None:
        for name in ("value", "low", "high"):
            number = getattr(claim, name)
            setattr(self, name, None if number is None else rounded(within_unit(in_base(number, claim.unit), shown)))
        self.comparator, self.unit = claim.comparator, shown.slug

    value: float | None
    low: float | None
    high: float | None


def rounded(number: float) -> float:
    """Return a converted number to four digits: more would be of the conversion's making."""
    return float(f"{number:.4g}") if number != int(number) else number


def axis_number(number: float, shown: Unit) -> str:
    """Return a number of the axis as people write it: with its sign for money and shares, bare for the rest."""
    return with_unit(scaled(number, shown.slug), shown.slug) if signed(shown) else scaled(number, shown.slug)


def signed(shown: Unit) -> bool:
    """Whether the unit is written with each number of the axis."""
    return shown.dimension in ("money", "share")
