"""Links on which people differ, and how far those who decided the same links agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.auth.models import User

from claimsdb.claims.passages import in_sentence, normalised
from claimsdb.evaluation.agreement import Alpha, alpha, alpha_by_pair
from claimsdb.links.decide import in_force
from claimsdb.links.models import Decision, Link
from claimsdb.links.sides import shown
from claimsdb.review.queue import Place, first

# Disputes on a page: each shows two sentences and all that was said.
ON_A_PAGE = 10

# Agreement is of the latest so many decisions: of how people decide now, and counted in a fraction of a second.
LATEST = 20_000


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputed link: both sides, what each person says, and what a page must know to settle it."""

    link: Link
    ends: list[dict[str, Any]]
    said: list[Decision]
    seen: int


def disputes(person: User, after: Place | None) -> tuple[list[Dispute], Place | None]:
    """Return a page of the disputed links that a person may see, the best first, and where the next page starts."""
    links = Link.objects.disputed().visible_to(person)
    rows = links.with_mentions().defer(None).with_decisions().best_first()
    if after:
        rows = rows.behind(after.score, after.key)
    page = list(rows[:ON_A_PAGE])
    last = Place(page[-1].score, page[-1].pk) if page else None
    more = last and first(links, last)
    return [dispute_of(link) for link in page], last if more else None


def dispute_of(link: Link) -> Dispute:
    """Return a link with both sides in their sentences, and each person's last word."""
    decisions = list(link.decisions.all())
    last_words = {decision.person_id: decision for decision in in_force(decisions)}
    ends = [
        shown(mention, whole=True) | {"passage": in_sentence(mention), "normalised": normalised(mention)}
        for mention in (link.left, link.right)
    ]
    return Dispute(link, ends, list(last_words.values()), decisions[-1].pk if decisions else 0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha over links: of everybody, and of each two people who decided some in common."""

    overall: Alpha
    pairs: list[tuple[str, str, Alpha]]
    decisions: int


class Opinion(NamedTuple):
    """A decision as agreement reads it: rows of so many would cost ten times as much."""

    link_id: int
    person_id: int
    relation: str
    settles: bool


def agreement(person: User) -> Agreement:
    """Return how far people agree, in those of the latest decisions that are on links this person may see.

    A decision that settles is made knowing the others, and is left out; what was taken back counts for nothing.
    """
    latest = Decision.objects.visible_to(person).order_by("pk").values_list(*Opinion._fields)
    # The bound by itself lets the index start there; a limit would sort all that the person may see.
    if first := Decision.objects.order_by("-pk").values_list("pk", flat=True)[LATEST - 1 : LATEST].first():
        latest = latest.filter(pk__gte=first)
    counted = opinions(map(Opinion._make, latest))
    names = dict(User.objects.filter(pk__in={each.person_id for each in counted}).values_list("pk", "username"))
    judgements = [(names[each.person_id], each.link_id, each.relation) for each in counted]
    pairs = [(str(one), str(other), found) for (one, other), found in alpha_by_pair(judgements).items()]
    return Agreement(alpha(judgements), pairs, len(judgements))


def opinions(decisions: Iterable[Opinion]) -> list[Opinion]:
    """Return the decisions, in the order of their making, that are in force and do not settle."""
    by_link: dict[int, list[Opinion]] = {}
    for decision in decisions:
        by_link.setdefault(decision.link_id, []).append(decision)
    return [decision for of_link in by_link.values() for decision in in_force(of_link) if not decision.settles]
