"""The questions that there would be, were the surest suggestions decided as they are suggested. Nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimsdb.claims.models import Mention
from claimsdb.links.models import Answer, Link, LinkQuerySet
from claimsdb.matching.suggestion import SAME_QUESTION, Relation

# On annotated clusters nineteen in twenty suggestions of this score and above are of one question; a chain of three of
# them still holds more often than not.
SURE = 0.8
# What a page can show, and a person look through; a component that is larger is a sign of a bad link in it.
MOST_CLAIMS = 50
MOST_LINKS = 500


@dataclass
class Provisional:
    """Claims that surely answer one question, by key; the links that say so; whether any of them is a conflict."""

    claims: set[int] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    questions: set[int] = field(default_factory=set)

    @property
    def conflicted(self) -> bool:
        """Whether one of the suggestions is a conflict."""
        return any(link.suggested == Relation.CONFLICT for link in self.links)


def sure_suggestions() -> LinkQuerySet:
    """Return open links of claims that are suggested to be of one question with a high score, the surest first."""
    links = Link.objects.open().between_live().filter(suggested__in=SAME_QUESTION, score__gte=SURE)
    return links.filter(left__kind=Mention.Kind.CLAIM).order_by("-score", "id")


def provisional_questions(links: LinkQuerySet | None = None, *, most: int = MOST_LINKS) -> list[Provisional]:
    """Return the components of the surest suggestions, or of those of ``links``, the largest first.

    Two statements whatever the store holds: at most ``most`` links are read, and none beyond ``MOST_CLAIMS`` claims
    of a component is added to it. ``questions`` are those that its claims answer already.
    """
    chosen = sure_suggestions() if links is None else links & sure_suggestions()
    groups = components(list(chosen.order_by("-score", "id")[:most]))
    answered = Answer.objects.filter(claim__in={claim for group in groups for claim in group.claims})
    by_claim = dict(answered.values_list("claim", "question"))
    for group in groups:
        group.questions = {by_claim[claim] for claim in group.claims if claim in by_claim}
    return groups


def provisional_of(claim: int) -> Provisional:
    """Return what surely answers the same question as this claim, a step at a time from it, the nearest first.

    A statement or two a step, at most as many steps as ``MOST_CLAIMS`` allows.
    """
    group, frontier = Provisional({claim}), {claim}
    while frontier and len(group.claims) < MOST_CLAIMS:
        found = sure_suggestions().filter(left__in=frontier) | sure_suggestions().filter(right__in=frontier)
        before = set(group.claims)
        for link in found[:MOST_LINKS]:
            join(group, link)
        frontier = group.claims - before
    group.questions = set(Answer.objects.filter(claim__in=group.claims).values_list("question", flat=True))
    return group


def components(links: Iterable[Link]) -> list[Provisional]:
    """Group links that share a claim, the surest joining first; the largest component, then the oldest, first."""
    at: dict[int, Provisional] = {}
    for link in links:
        one, other = (at.get(end) or Provisional({end}) for end in (link.left_id, link.right_id))
        if one is not other and len(one.claims) + len(other.claims) > MOST_CLAIMS:
            continue
        joined = one
        if one is not other:
            joined = Provisional(one.claims | other.claims, [*one.links, *other.links])
        joined.links.append(link)
        at |= dict.fromkeys(joined.claims, joined)
    groups = {id(group): group for group in at.values() if group.links}
    return sorted(groups.values(), key=lambda group: (-len(group.claims), min(group.claims)))


def join(group: Provisional, link: Link) -> None:
    """Add a link and its claims to a component, while there is room."""
    ends = {link.left_id, link.right_id}
    if link not in group.links and len(group.claims | ends) <= MOST_CLAIMS:
        group.claims |= ends
        group.links.append(link)
