"""Claims moved out of a question or into it. A question follows from its links, so each move is a set of decisions.

To move a claim out is to decide its links to the others "different"; to move one in is to link it to one of them. Each
move is one transaction, is kept with its decisions, and can be undone while nobody has decided those links since.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from claimsdb.claims.models import Mention
from claimsdb.links.decide import decide, standing, take_back
from claimsdb.links.models import Answer, Decision, Link, Question
from claimsdb.links.questions import one_at_a_time
from claimsdb.links.relate import relation_between
from claimsdb.review.question_models import Move

# Each decision walks its question anew, some 10 ms: more than this at once is no longer one click.
MOST_DECISIONS = 300
DIFFERENT = "different"


@transaction.atomic
def move_out(question: Question, claims: Collection[int], person: User, note: str = "") -> Move:
    """Take claims out of a question, each by itself; the others stay together."""
    members, links = locked(question, claims)
    rest = members - set(claims)
    decisions = join(parts(rest, links), person, note)
    decisions += cut([link for link in links if not {link.left_id, link.right_id} <= rest], person, note)
    return kept(Move.Kind.OUT, question_of(rest) or question, person, note, decisions)


@transaction.atomic
def split(question: Question, claims: Collection[int], person: User, note: str = "") -> Move:
    """Make claims of a question a question of their own; the others stay together."""
    members, links = locked(question, claims)
    chosen, rest = set(claims), members - set(claims)
    if len(chosen) < 2 or len(rest) < 2:
        raise ValidationError("Two questions need two claims each: to part a single claim, move it out.")
    decisions = join(parts(chosen, links), person, note) + join(parts(rest, links), person, note)
    decisions += cut([link for link in links if (link.left_id in chosen) != (link.right_id in chosen)], person, note)
    return kept(Move.Kind.SPLIT, question_of(rest) or question, person, note, decisions)


@transaction.atomic
def move_in(question: Question, claim: int, person: User, note: str = "") -> Move:
    """Let a claim answer a question: by its likeliest link to one of the claims there, or a new one to the first.

    A claim of another question leaves that one.
    """
    members, _ = locked(question)
    if claim in members:
        raise ValidationError("This claim answers the question already.")
    found = Mention.objects.live().filter(pk=claim, kind=Mention.Kind.CLAIM).first()
    if found is None:
        raise ValidationError("Choose a claim that nobody rejected.")
    decisions: list[Decision] = []
    if former := Question.objects.filter(answers__claim=claim).first():
        decisions += move_out(former, [claim], person, note).decisions.all()
    decisions += answer({claim}, members, person, note)
    return kept(Move.Kind.IN, question_of(members) or question, person, note, decisions)


@transaction.atomic
def merge(question: Question, other: Question, person: User, note: str = "") -> Move:
    """Make two questions one, by a link between them."""
    members, _ = locked(question)
    others, _ = locked(other)
    if members & others:
        raise ValidationError("This is the same question: choose another.")
    decisions = answer(others, members, person, note)
    return kept(Move.Kind.MERGE, question_of(members) or question, person, note, decisions)


@transaction.atomic
def undo(move: Move, person: User) -> None:
    """Put back what stood on each link before a move.

    Who made it takes their decisions back. For another person they stand, and that one decides over them: what stood,
    or "different" where nobody had decided.
    """
    one_at_a_time()
    row = Move.objects.select_for_update().get(pk=move.pk)
    if row.undone_by_id:
        raise ValidationError("This was undone already.")
    decisions = list(row.decisions.select_related("link").order_by("-pk"))
    since = Decision.objects.filter(link__in=[decision.link_id for decision in decisions])
    if decisions and since.filter(pk__gt=decisions[0].pk).exists():
        raise ValidationError("Somebody has decided on these links since: part or join the claims anew.")
    for decision in decisions:
        if decision.person_id == person.pk:
            take_back(decision.link, person)
            continue
        _, relation = standing(decision.link.decisions.filter(pk__lt=decision.pk))
        decide(decision.link, person, relation or DIFFERENT, "Undone.")
    row.undone_by = person
    row.save(update_fields=["undone_by"])


def locked(question: Question, claims: Collection[int] = ()) -> tuple[set[int], list[Link]]:
    """Return a question's claims and the decided links that hold them together, nobody else regrouping meanwhile.

    ValidationError where the claims are not among them any more, or where the move would take too many decisions.
    """
    one_at_a_time()
    members = set(Answer.objects.filter(question=question).values_list("claim", flat=True))
    if not members or not set(claims) <= members:
        raise ValidationError("The question has changed since you opened it: look at it anew.")
    links = list(Link.objects.same_question().filter(left__in=members, right__in=members))
    chosen = set(claims)
    if sum(bool({link.left_id, link.right_id} & chosen) for link in links) > MOST_DECISIONS:
        raise ValidationError(f"This takes more than {MOST_DECISIONS} decisions: move fewer claims at once.")
    return members, links


def parts(claims: set[int], links: Iterable[Link]) -> list[set[int]]:
    """Return what these claims fall into when only the links among them hold, the largest part first."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if {link.left_id, link.right_id} <= claims:
            neighbours[link.left_id].add(link.right_id)
            neighbours[link.right_id].add(link.left_id)
    left, found = set(claims), []
    while left:
        part, waiting = set(), {min(left)}
        while waiting:
            part.add(claim := waiting.pop())
            waiting |= neighbours[claim] - part
        left -= part
        found.append(part)
    return sorted(found, key=lambda part: (-len(part), min(part)))


def join(found: list[set[int]], person: User, note: str) -> list[Decision]:
    """Link parts that would fall asunder, each to the largest."""
    return [decision for part in found[1:] for decision in answer(part, found[0], person, note)]


def cut(links: Iterable[Link], person: User, note: str) -> list[Decision]:
    """Decide links to be of different questions."""
    return [decide(link, person, DIFFERENT, note) for link in links]


def answer(claims: set[int], members: set[int], person: User, note: str) -> list[Decision]:
    """Link claims to members: by the best link that the engine suggests, else by one between the first of each.

    A link of those two that was decided otherwise is decided anew.
    """
    between = Link.objects.filter(
        Q(left__in=claims, right__in=members) | Q(left__in=members, right__in=claims)
    ).between_live()
    if best := between.open().suggesting_one_question().order_by("-score", "pk").first():
        return [decide(best, person, best.suggested, note)]
    ends = sorted((min(claims), min(members)))
    link, _ = Link.objects.get_or_create(left_id=ends[0], right_id=ends[1])
    whole = Mention.objects.select_related("claim__measure", "speaker__merged_into", "article")
    rows = whole.in_bulk(ends)
    return [decide(link, person, relation_between(rows[ends[0]], rows[ends[1]]), note)]


def question_of(claims: set[int]) -> Question | None:
    """Return the question that claims answer now."""
    return Question.objects.filter(answers__claim__in=claims).order_by("pk").first()


def kept(kind: Move.Kind, question: Question, person: User, note: str, decisions: Iterable[Decision]) -> Move:
    """Keep what was done, with its decisions."""
    now = Question.objects.filter(pk=question.pk).first()
    move = Move.objects.create(kind=kind, question=now, person=person, note=note)
    move.decisions.set(decisions)
    return move
