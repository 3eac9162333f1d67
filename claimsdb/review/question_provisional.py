"""Questions that nobody has decided: claims that the engine is nearly sure are of one question. Marked as such."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from claimsdb.claims.assignments import Person
from claimsdb.claims.models import Mention
from claimsdb.links.decide import decide
from claimsdb.links.models import Answer, Link, LinkQuerySet, Question
from claimsdb.links.questions import one_at_a_time

# A suggestion of this score is right about 8 times in 10.
SURE = 0.8
# What one page offers, and how many claims it follows from one to the next.
MOST_LINKS = 400
MOST_CLAIMS = 60


@dataclass(frozen=True, slots=True)
class Provisional:
    """Claims that suggestions hold together, and those suggestions, the best first."""

    claims: list[int]
    links: list[Link]

    @property
    def first(self) -> int:
        """The claim by which its page is addressed."""
        return self.claims[0]

    @property
    def score(self) -> float:
        """The score of its weakest suggestion."""
        return min(link.score or 0 for link in self.links)

    @property
    def conflicting(self) -> bool:
        """Whether the engine holds that not all of them can be true."""
        return any(link.suggested == "conflict" for link in self.links)


def sure(person: Person) -> LinkQuerySet:
    """Open links that a person sees between live claims, nearly sure to be of one question, the best first."""
    links = Link.objects.visible_to(person).open().filter(score__gte=SURE, left__kind=Mention.Kind.CLAIM)
    return links.suggesting_one_question().between_live().order_by("-score", "id")


def provisional_questions(person: Person) -> list[Provisional]:
    """Return what the surest suggestions hold together, where no claim of it answers a question yet. Two queries."""
    links = list(sure(person).only("left", "right", "score", "suggested", "state")[:MOST_LINKS])
    ends = {end for link in links for end in (link.left_id, link.right_id)}
    answered = set(Answer.objects.filter(claim__in=ends).values_list("claim", flat=True))
    groups = grouped(links)
    return [group for group in groups if not answered.intersection(group.claims)]


def provisional_at(claim: int, person: Person) -> Provisional | None:
    """Return the provisional question of a claim; None where no sure suggestion holds it or it answers a question."""
    found: dict[int, Link] = {}
    seen, frontier = {claim}, {claim}
    while frontier and len(seen) < MOST_CLAIMS:
        links = sure(person).filter(Q(left__in=frontier) | Q(right__in=frontier))[:MOST_LINKS]
        found |= {link.pk: link for link in links}
        frontier = {end for link in found.values() for end in (link.left_id, link.right_id)} - seen
        seen |= frontier
    if not found or Answer.objects.filter(claim__in=seen).exists():
        return None
    best_first = sorted(found.values(), key=lambda link: (-(link.score or 0), link.pk))
    return Provisional(sorted(seen), best_first)


def grouped(links: Iterable[Link]) -> list[Provisional]:
    """Return the links by the claims that they hold together, the best first."""
    group_of: dict[int, set[int]] = {}
    rows = list(links)
    for link in rows:
        joined = group_of.get(link.left_id, {link.left_id}) | group_of.get(link.right_id, {link.right_id})
        group_of |= dict.fromkeys(joined, joined)
    by_group: dict[int, list[Link]] = defaultdict(list)
    for link in rows:
        by_group[min(group_of[link.left_id])].append(link)
    return [Provisional(sorted(group_of[first]), held) for first, held in by_group.items()]


def suggested_for(question: Question, person: Person, most: int = 20) -> LinkQuerySet:
    """Return the sure suggestions between a claim of this question and one that is not in it, the best first."""
    members = Answer.objects.filter(question=question).values("claim")
    one_in = Q(left__in=members) & ~Q(right__in=members) | Q(right__in=members) & ~Q(left__in=members)
    return sure(person).filter(one_in)[:most]


@transaction.atomic
def confirm(claim: int, person: User, note: str = "") -> Question:
    """Decide every suggestion of a provisional question as suggested; return the question that it became."""
    one_at_a_time()
    provisional = provisional_at(claim, person)
    if provisional is None:
        raise ValidationError("Nothing is left to confirm: somebody was here before.")
    for link in provisional.links:
        decide(link, person, link.suggested, note)
    return Question.objects.get(answers__claim=claim)
