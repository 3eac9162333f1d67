"""Marking words by hand: what can be marked, and how it is kept, whatever form or program it comes from."""

import math
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from claimsdb.claims.assignments import Assignment, Person, blind_assignment
from claimsdb.claims.models import Claim, Mention
from claimsdb.corpus.models import Article

Faults = dict[str, str]


def span_faults(length: int, start: int | None, end: int | None, first: str, last: str) -> Faults:
    """Return what is wrong with a span of a text of this length: half given, the wrong way round, or past its end.

    ``first`` and ``last`` are the names of its two fields. A span that is not given at all is none of its business.
    """
    if start is None and end is None:
        return {}
    if start is None or end is None:
        return {first if start is None else last: "Both offsets are needed."}
    if start >= end:
        return {first: "It must start before it ends."}
    return {last: f"The article's text ends at {length:,}."} if end > length else {}


def figure_faults(claim: Claim) -> Faults:
    """Return what is wrong with a claim's numbers: a unit that nothing knows, a number that its base cannot hold.

    Sets the claim's base values where nothing is. A fault of no one field stands under "".
    """
    try:
        claim.set_base()
    except (KeyError, ValueError, OverflowError):
        return {"unit": "No unit is called so: km, percent, USD, square_km, km_per_hour ..."}
    numbers = (claim.base_value, claim.base_low, claim.base_high)
    if not all(math.isfinite(number) for number in numbers if number is not None):
        return {"": "A number is too large to be kept in its base unit."}
    return {}


def work_on(mention: Mention, person: Any) -> None:
    """Anchor a mention where it now stands, and keep who worked on it: a person makes or changes it. Does not save."""
    mention.anchor()
    mention.touched = True
    if mention.pk is None:
        mention.annotator = person
        mention.origin = person.get_username()[:100]


def owner_of_new(person: Person, article: Article) -> AbstractBaseUser | None:
    """Return whose own a mention is that this person marks: theirs where they annotate blind, else nobody's.

    Raises ValidationError where they have finished the article.
    """
    assignment = blind_assignment(person, article)
    if assignment and assignment.state == Assignment.State.FINISHED:
        raise ValidationError("You have finished this article.")
    return assignment.person if assignment else None
