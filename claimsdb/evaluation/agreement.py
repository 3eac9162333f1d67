"""How far people who judged the same things agree, beyond what chance would give them."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import krippendorff

from claimsdb.evaluation.result import Agreement
from claimsdb.evaluation.spans import Span, paired

# Who said it, of what, and what they said: a person, a link and a relation.
Judgement = tuple[Hashable, Hashable, str]
Pair = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha over the things that two people or more judged.

    1 is full agreement, 0 what chance gives, less than 0 worse than chance. None where it has no meaning: nothing was
    judged twice, or one value alone was ever given, so that chance and agreement cannot be told apart.
    """

    same: int
    of: int
    alpha: float | None

    def row(self) -> dict[str, Any]:
        """The measurement, ready for JSON."""
        return {"same": self.same, "of": self.of, "alpha": self.alpha}


def alpha(judgements: Iterable[Judgement]) -> Alpha:
    """Return the agreement of everyone on everything, values being names that are the same or are not.

    Of a person's judgements of one thing the last counts. Things that one person alone judged are left out.

    K. Krippendorff, Content Analysis (2004), chapter 11.
    """
    by_thing: dict[Hashable, dict[Hashable, str]] = {}
    for person, thing, value in judgements:
        by_thing.setdefault(thing, {})[person] = value
    twice = [list(values.values()) for values in by_thing.values() if len(values) > 1]
    same = sum(len(set(values)) == 1 for values in twice)
    return Alpha(same, len(twice), alpha_of(twice))


def alpha_of(units: list[list[str]]) -> float | None:
    """Return alpha over units, each with the values that it was given, two or more."""
    domain = sorted({value for unit in units for value in unit})
    if len(domain) < 2:
        return None
    counts = [[unit.count(value) for value in domain] for unit in units]
    return round(float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")), 6)


def alpha_by_pair(judgements: Iterable[Judgement]) -> dict[Pair, Alpha]:
    """Return the agreement of every two people who judged something in common, in the order of the people.

    Of links, ``(person, link, relation)``: pairs of people with their alpha on relations.
    """
    by_person: dict[Hashable, dict[Hashable, str]] = {}
    for person, thing, value in judgements:
        by_person.setdefault(person, {})[thing] = value
    found = {}
    for one, other in combinations(sorted(by_person, key=str), 2):
        mine, theirs = by_person[one], by_person[other]
        common = [[mine[thing], theirs[thing]] for thing in mine if thing in theirs]
        if common:
            found[one, other] = Alpha(sum(a == b for a, b in common), len(common), alpha_of(common))
    return found


# Two who read one figure write the same number, unless one of them rounds it. Rounding to two digits, as figures are
# passed on, moves a number by at most half a unit of its second digit: of 10, the smallest with two, that is 5 %.
TOLERANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What one person marked: words, and what they say of them. Numbers are in base units; "" is an unknown name."""

    key: int = 0
    kind: str
    span: Span
    style: str = ""
    speaker: str = ""
    measure: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What two people marked in one article, or in several, side by side.

    ``types``, ``speakers`` and ``measures`` hold what each said of every pair of marks; ``numbers`` whether they agree.
    """

    one: int = 0
    other: int = 0
    exact: int = 0
    overlapping: int = 0
    types: tuple[tuple[str, str], ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    numbers: tuple[bool, ...] = ()

    def __add__(self, more: "Compared") -> "Compared":
        """Return both together, as if all were one article."""
        return Compared(*(getattr(self, name) + getattr(more, name) for name in self.__slots__))

    def rows(self) -> list[dict[str, Any]]:
        """Return each figure: what it is of, how many are the same of how many, and its value where it has one.

        The value of spans is F1, that of numbers a share, the others are Krippendorff's alpha.
        """
        spans = [
            span_row("spans, exact", self.exact, self.one, self.other),
            span_row("spans, overlapping", self.overlapping, self.one, self.other),
        ]
        alphas = [("types", self.types), ("speakers", self.speakers), ("measures", self.measures)]
        named = [alpha_row(name, units) for name, units in alphas]
        right, of = sum(self.numbers), len(self.numbers)
        numbers = {"figure": "numbers, within 5 %", "same": right, "of": of, "value": right / of if of else None}
        return [*spans, *named, numbers]


def span_row(name: str, same: int, one: int, other: int) -> dict[str, Any]:
    """Return the F1 of spans: the harmonic mean of how many of each one's marks the other has."""
    return {"figure": name, "same": same, "of": one + other - same, "value": Agreement(name, same, other, one).f1}


def alpha_row(name: str, units: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the alpha of what two people said of the same things."""
    both = [list(unit) for unit in units]
    return {"figure": name, "same": sum(a == b for a, b in both), "of": len(both), "value": alpha_of(both)}


def compare(one: Sequence[Marked], other: Sequence[Marked]) -> Compared:
    """Compare what two people marked in one article.

    Marks of one kind stand for each other where they share words, those that share most first. Types are compared
    whatever the kind, so that words which one calls a quotation and the other a claim count as a difference.
    """
    pairs = [(a, b) for a, b in side_by_side(one, other) if a and b]
    whatever = [(one[i], other[j]) for i, j in paired([m.span for m in one], [m.span for m in other])]
    claims = [(a, b) for a, b in pairs if a.kind == "claim"]
    return Compared(
        one=len(one),
        other=len(other),
        exact=sum(a.span == b.span for a, b in pairs),
        overlapping=len(pairs),
        types=tuple((type_of(a), type_of(b)) for a, b in whatever),
        speakers=tuple((a.speaker, b.speaker) for a, b in pairs),
        measures=tuple((a.measure, b.measure) for a, b in claims),
        numbers=tuple(same_number(a, b) for a, b in claims),
    )


def side_by_side(one: Sequence[Marked], other: Sequence[Marked]) -> list[tuple[Marked | None, Marked | None]]:
    """Return every mark beside the other person's on the same words, or alone; in the order of the text."""
    rows: list[tuple[Marked | None, Marked | None]] = []
    for kind in sorted({mark.kind for mark in (*one, *other)}):
        mine, theirs = [m for m in one if m.kind == kind], [m for m in other if m.kind == kind]
        pairs = paired([m.span for m in mine], [m.span for m in theirs])
        rows += [(mine[i], theirs[j]) for i, j in pairs]
        rows += [(m, None) for i, m in enumerate(mine) if i not in {pair[0] for pair in pairs}]
        rows += [(None, m) for j, m in enumerate(theirs) if j not in {pair[1] for pair in pairs}]
    return sorted(rows, key=lambda row: next(mark.span for mark in row if mark))


def type_of(mark: Marked) -> str:
    """Return what a mark is: a claim, or a quotation of a style."""
    return f"{mark.kind} {mark.style}".strip()


def same_number(one: Marked, other: Marked) -> bool:
    """Whether two read the same figure: value by value, bound by bound, each within the tolerance."""
    return all(near(getattr(one, name), getattr(other, name)) for name in ("value", "low", "high"))


def near(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same but for rounding; a number is never near none."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
