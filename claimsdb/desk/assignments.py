"""Articles to people: who annotates what, from the day it is assigned to the day it is finished."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from claimsdb.claims.copies import KEPT, copy_mentions
from claimsdb.claims.models import Assignment, Mention, Plan
from claimsdb.corpus.models import Article

# Where the permission is asked for, whatever else may stand before it at the sign-in.
BACKEND = "django.contrib.auth.backends.ModelBackend"


def annotators() -> QuerySet[User]:
    """Return the people who may annotate, by name, each with the number of articles that wait for them."""
    waiting = Count("assignments", filter=~Q(assignments__state=Assignment.State.FINISHED))
    able = User.objects.with_perm("claims.change_mention", backend=BACKEND, include_superusers=True)
    return User.objects.filter(pk__in=able.values("pk")).annotate(waiting=waiting).order_by("username")


@dataclass
class AssignReport:
    """What came of assigning: how many articles, and those that were not assigned, with the reason."""

    articles: int = 0
    refused: list[tuple[Article, str]] = field(default_factory=list)


def assign(
    articles: Iterable[Article],
    people: Sequence[User],
    *,
    each: int,
    blind: bool,
    from_suggestions: bool,
    by: User,
) -> AssignReport:
    """Give each article to ``each`` (1 or 2) of these people, those with the fewest waiting first.

    An article that somebody has begun keeps its people. Raises ValidationError where there are too few people, or
    where one person alone would be blind.
    """
    if each not in (1, 2) or len(people) < each:
        raise ValidationError(f"Choose at least {each}: each article goes to that many.")
    if blind and each != 2:
        raise ValidationError("Blind annotation takes two people an article.")
    report = AssignReport()
    waiting = Counter({person.pk: getattr(person, "waiting", 0) for person in people})
    for article in articles:
        chosen = sorted(people, key=lambda person: (waiting[person.pk], person.pk))[:each]
        try:
            assign_one(article, chosen, blind=blind, from_suggestions=from_suggestions, by=by)
        except ValidationError as error:
            report.refused.append((article, str(error.message)))
            continue
        report.articles += 1
        waiting.update(person.pk for person in chosen)
    return report


@transaction.atomic
def assign_one(article: Article, people: Sequence[User], *, blind: bool, from_suggestions: bool, by: User) -> Plan:
    """Give one article to these people and to nobody else. Raises ValidationError where somebody has begun it."""
    Article.objects.select_for_update().only("pk").get(pk=article.pk)
    plan, _ = Plan.objects.get_or_create(article=article)
    if plan.state != Plan.State.NEW:
        raise ValidationError(f"It is {plan.state.label} already.")
    plan.blind, plan.from_suggestions = blind, from_suggestions
    plan.save()
    plan.assignments.all().delete()
    Assignment.objects.bulk_create(
        Assignment(plan=plan, place=place, person=person, assigned_by=by)
        for place, person in enumerate(people, start=1)
    )
    return plan


@transaction.atomic
def start(assignment: Assignment) -> None:
    """Begin an article: its first opening. Who is blind gets their own copy of the suggestions. Safe to do twice."""
    own = locked(assignment)
    if own.state != Assignment.State.NEW:
        return
    if own.plan.blind and own.plan.from_suggestions:
        copy_suggestions(own)
    move(own, Assignment.State.IN_PROGRESS, started=timezone.now())


@transaction.atomic
def finish(assignment: Assignment) -> None:
    """Say that one's part is done; what is one's own stands from then on. Safe to do twice."""
    start(assignment)
    own = locked(assignment)
    if own.state == Assignment.State.IN_PROGRESS:
        move(own, Assignment.State.FINISHED, finished=timezone.now())


@transaction.atomic
def reopen(assignment: Assignment) -> None:
    """Take up again what one has finished. Raises ValidationError once that would let one see before one decides."""
    own = locked(assignment)
    if own.plan.state == Plan.State.ADJUDICATED:
        raise ValidationError("It is adjudicated: what came of it is shared now, and can be changed there.")
    if own.plan.blind and own.plan.state == Plan.State.FINISHED:
        raise ValidationError("Both are done, and each may see the other's work: it stays as it is.")
    if own.state == Assignment.State.FINISHED:
        move(own, Assignment.State.IN_PROGRESS, finished=None)


def locked(assignment: Assignment) -> Assignment:
    """Return the assignment as it stands, nobody else moving it or its article's others until the transaction ends."""
    plan = Plan.objects.select_for_update().get(pk=assignment.plan_id)
    own = Assignment.objects.get(pk=assignment.pk)
    own.plan = plan
    return own


def move(assignment: Assignment, state: Assignment.State, **times: object) -> None:
    """Save a state with its times."""
    assignment.state = state
    for name, time in times.items():
        setattr(assignment, name, time)
    assignment.save(update_fields=["state", *times])


def copy_suggestions(assignment: Assignment) -> None:
    """Give a person their own copy of what the engine and others suggest of their article, all to be decided anew."""
    suggested = Mention.objects.live().in_article(assignment.plan.article_id)
    shared = list(suggested.select_related("quotation", "claim").order_by("start", "pk"))
    copy_mentions({mention.pk: copied(mention, assignment.person_id) for mention in shared}, shared)


def copied(mention: Mention, person: int) -> Mention:
    """Return an unsaved copy of a mention, a suggestion to this person alone."""
    same = {name: getattr(mention, name) for name in [*PLACE, *KEPT]}
    return Mention(**same, private_to_id=person, state=Mention.State.SUGGESTED)


PLACE = ["article_id", "kind", "start", "end", "exact", "prefix", "suffix"]
