"""How far people who judged the same things agree, beyond what chance would give them."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import krippendorff

# Who said it, of what, and what they said: (decision's person, link, relation) as (mention's marker, words, measure).
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
