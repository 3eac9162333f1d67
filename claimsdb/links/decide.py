"""What a person says of a link, and what then stands."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claimsdb.claims.models import Mention
from claimsdb.links import cases, questions
from claimsdb.links.basis import Said, said_in
from claimsdb.links.models import Decision, Link, Relation
from claimsdb.links.pairs import PRIVATE, in_order

# The parts of a mention that decide what question it answers: another of these, and the pair is another.
SIDE = ("exact", "start", "end", "measure", "comparator", "value", "low", "high", "unit")
# What a decision says that takes back the last one of the same person.
TAKEN_BACK = ""


class DecidedMeanwhileError(Exception):
    """Somebody decided the link after the person who now decides it had read it."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(f"{decision.person} decided it meanwhile.")


@transaction.atomic
def decide(link: Link, person: User, relation: str, note: str = "", *, seen: int | None = None) -> Decision:
    """Append a person's decision, and let what stands, the questions and the conflicts follow, all or nothing.

    A person with the right to settle links settles this one. Saying the same twice running, as a browser does that
    tries again, adds nothing. With ``seen``, the key of the last decision that the person knew of, or 0 for none, it
    raises DecidedMeanwhileError where somebody else has decided since. Raises ValueError for a relation that is none,
    and for a link of a mention that is one annotator's own: it has no part in what all share until it is adjudicated.
    """
    if relation not in dict(Link._meta.get_field("relation").choices or []):
        raise ValueError(f"{relation!r} is no relation between mentions")
    if link.left.private_to_id or link.right.private_to_id:
        raise ValueError(PRIVATE)
    settles = person.has_perm("links.settle_link")
    locked = Link.objects.select_for_update().get(pk=link.pk)
    refuse_unseen(locked, person, seen)
    if again := said_just_now(locked, person, relation, note, settles=settles):
        return again
    sides = sides_of(locked) if relation == Relation.DIFFERENT else None
    decision = Decision.objects.create(
        link=locked, person=person, relation=relation, note=note, settles=settles, sides=sides
    )
    Mention.objects.filter(pk__in=[locked.left_id, locked.right_id]).update(touched=True)
    refresh(locked)
    link.state, link.relation = locked.state, locked.relation
    return decision


@transaction.atomic
def link(one: Mention, other: Mention, person: User, relation: str, note: str = "") -> Link:
    """Put two mentions side by side by hand, with a first decision. Raises ValidationError where they cannot be."""
    left, right = in_order(one, other)
    made = Link(left=left, right=right)
    made.validate_constraints()
    made.save()
    decide(made, person, relation, note)
    return made


def refuse_unseen(link: Link, person: User, seen: int | None) -> None:
    """Raise DecidedMeanwhileError where another person decided this locked link after the decision last seen."""
    if seen is None:
        return
    since = link.decisions.filter(pk__gt=seen).exclude(person=person).select_related("person").last()
    if since:
        raise DecidedMeanwhileError(since)


def said_just_now(link: Link, person: User, relation: str, note: str, *, settles: bool) -> Decision | None:
    """Return the last decision of a locked link where it is this person's, and says just this."""
    last = link.decisions.last()
    ours = (person.pk, relation, note, settles)
    same = last and not last.lapsed and (last.person_id, last.relation, last.note, last.settles) == ours
    return last if same else None


@transaction.atomic
def take_back(link: Link, person: User) -> Decision | None:
    """Append that a person takes back what they last said of a link; returns what that was, None where it is nothing.

    What they had said before it holds again. Nothing is deleted: the history keeps both.
    """
    locked = Link.objects.select_for_update().get(pk=link.pk)
    said = [decision for decision in in_force(locked.decisions.all()) if decision.person_id == person.pk]
    if not said:
        return None
    Decision.objects.create(link=locked, person=person, relation=TAKEN_BACK)
    refresh(locked)
    link.state, link.relation = locked.state, locked.relation
    return said[-1]


def refresh(link: Link) -> None:
    """Derive a link's state and relation from its decisions, and let questions and conflicts follow."""
    link.state, link.relation = standing(link.decisions.all())
    link.save(update_fields=["state", "relation", "changed"])
    questions.follow(link)


class Saying(Protocol):
    """What one person said of one link."""

    @property
    def person_id(self) -> int:
        """Who said it."""

    @property
    def relation(self) -> str:
        """What, ``TAKEN_BACK`` for nothing any more."""


Spoken = TypeVar("Spoken", bound=Saying)


def in_force(decisions: Iterable[Spoken]) -> list[Spoken]:
    """Return the decisions, in the order of their making, that nobody took back, and none that takes one back."""
    kept: list[Spoken] = []
    for decision in decisions:
        if decision.relation != TAKEN_BACK:
            kept.append(decision)
            continue
        own = [place for place, other in enumerate(kept) if other.person_id == decision.person_id]
        if own:
            del kept[own[-1]]
    return kept


def standing(decisions: Iterable[Decision]) -> tuple[str, str]:
    """Return the state and relation that decisions, in the order of their making, come to.

    The last that settles rules. Else each person's last word counts: one relation stands, two are a dispute.
    What was taken back counts for nothing, nor does what was said before a side changed and the pair came up anew.
    """
    in_order: list[Decision] = []
    for decision in in_force(decisions):
        in_order = [] if decision.lapsed else [*in_order, decision]
    settled = [decision.relation for decision in in_order if decision.settles]
    if settled:
        return Link.State.DECIDED, settled[-1]
    last_words = {decision.person_id: decision.relation for decision in in_order}
    relations = set(last_words.values())
    if len(relations) == 1:
        return Link.State.DECIDED, relations.pop()
    return (Link.State.DISPUTED if relations else Link.State.OPEN), ""


def sides_of(link: Link) -> list[Said]:
    """Return what decides whether two mentions are of one question: where each stands, and its figure."""
    ends = Mention.objects.select_related("speaker__merged_into", "claim__measure").in_bulk(
        [link.left_id, link.right_id]
    )
    said = [said_in(ends[end]) for end in (link.left_id, link.right_id)]
    return [{part: each[part] for part in SIDE if part in each} for each in said]


def come_up_anew(links: Iterable[Link]) -> int:
    """Open again those of these links, decided to be of two questions, of which a side changed since; return how many.

    For the engine to ask, of pairs that it suggests now.
    """
    count = 0
    for link in links:
        decision = link.decisions.filter(relation=Relation.DIFFERENT, sides__isnull=False, lapsed__isnull=True).last()
        if decision and decision.sides != sides_of(link):
            decision.lapsed = timezone.now()
            decision.save(update_fields=["lapsed"])
            refresh(link)
            count += 1
    return count


@transaction.atomic
def rebuild() -> None:
    """Derive every link's state and relation, the questions and the conflicts from the decisions alone."""
    for link in Link.objects.filter(decisions__isnull=False).distinct().prefetch_related("decisions"):
        state, relation = standing(link.decisions.all())
        if (link.state, link.relation) != (state, relation):
            Link.objects.filter(pk=link.pk).update(state=state, relation=relation, changed=timezone.now())
    questions.rebuild()
    cases.reopen_changed()
