"""Who annotates which article: alone, two together, or two blind, neither of whom sees the other's work."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claimsdb.corpus.models import Article

Person = AbstractBaseUser | AnonymousUser


class PlanQuerySet(models.QuerySet["Plan"]):
    """Plans, asked for in words."""

    def in_state(self, state: str) -> "PlanQuerySet":
        """Plans that are as far as this, as ``Plan.state`` says of each."""
        assigned = Assignment.objects.filter(plan=OuterRef("pk"))
        begun = Exists(assigned.exclude(state=Assignment.State.NEW))
        unfinished = Exists(assigned.exclude(state=Assignment.State.FINISHED))
        waiting = self.filter(adjudicated__isnull=True)
        return {
            Plan.State.NEW: waiting.filter(~begun),
            Plan.State.IN_PROGRESS: waiting.filter(begun, unfinished),
            Plan.State.FINISHED: waiting.filter(begun, ~unfinished),
            Plan.State.ADJUDICATED: self.filter(adjudicated__isnull=False),
        }[Plan.State(state)]

    def with_people(self) -> "PlanQuerySet":
        """Fetch the article, its source, and who annotates it."""
        people = models.Prefetch("assignments", Assignment.objects.select_related("person"))
        return self.select_related("article__source", "adjudicated_by").defer("article__text").prefetch_related(people)


class Plan(models.Model):
    """How an article is annotated. Who annotates it are its assignments, one or two."""

    class State(models.TextChoices):
        """How far the article is: follows from its assignments, until somebody adjudicates it."""

        NEW = "new"
        IN_PROGRESS = "in_progress", "in progress"
        FINISHED = "finished"
        ADJUDICATED = "adjudicated"

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="plan")
    blind = models.BooleanField(
        default=False, help_text="Neither sees the other's work until both are done; a reviewer adjudicates."
    )
    from_suggestions = models.BooleanField(
        default=True, help_text="Blind annotators start each from a copy of the engine's suggestions, else from none."
    )
    adjudicated = models.DateTimeField(null=True, blank=True, editable=False)
    adjudicated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adjudicated",
        editable=False,
    )
    added = models.DateTimeField(auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        permissions = [("adjudicate_plan", "Can decide where two annotators differ")]
        constraints = [
            models.CheckConstraint(
                condition=Q(adjudicated__isnull=True) ^ Q(adjudicated_by__isnull=False),
                name="plan_adjudicated_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.state}"

    @property
    def state(self) -> "Plan.State":
        """How far the article is."""
        if self.adjudicated:
            return Plan.State.ADJUDICATED
        states = {assignment.state for assignment in self.assignments.all()}
        if states == {Assignment.State.FINISHED}:
            return Plan.State.FINISHED
        return Plan.State.NEW if states <= {Assignment.State.NEW} else Plan.State.IN_PROGRESS


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, asked for in words."""

    def of(self, person: Person) -> "AssignmentQuerySet":
        """Those of this person."""
        return self.filter(person=person.pk)

    def open(self) -> "AssignmentQuerySet":
        """Those that their people have not finished."""
        return self.exclude(state=Assignment.State.FINISHED)

    def blind(self) -> "AssignmentQuerySet":
        """Those of articles that are annotated blind and wait to be adjudicated."""
        return self.filter(plan__blind=True, plan__adjudicated__isnull=True)

    def articles(self) -> QuerySet[Any]:
        """The keys of their articles, for a subquery."""
        return self.order_by().values("plan__article")

    def in_order_of_work(self) -> "AssignmentQuerySet":
        """What is in progress first, then the new, then the finished; the oldest first, of the finished the latest."""
        order = {Assignment.State.IN_PROGRESS: 0, Assignment.State.NEW: 1, Assignment.State.FINISHED: 2}
        cases = [models.When(state=state, then=place) for state, place in order.items()]
        return self.order_by(models.Case(*cases), models.F("finished").desc(nulls_first=True), "pk")

    def with_articles(self) -> "AssignmentQuerySet":
        """Fetch the article and its source in the same query."""
        return self.select_related("plan__article__source", "person").defer("plan__article__text")


class Assignment(models.Model):
    """That a person annotates an article, and how far they are."""

    class State(models.TextChoices):
        """How far the person is."""

        NEW = "new"
        IN_PROGRESS = "in_progress", "in progress"
        FINISHED = "finished"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="assignments")
    place = models.PositiveSmallIntegerField(default=1, help_text="1 or 2: at most two annotate an article.")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=12, choices=State, default=State.NEW)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="assigned"
    )
    assigned = models.DateTimeField(default=timezone.now)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "place"]
        indexes = [models.Index(fields=["person", "state", "-id"], name="assignment_person_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"],
                name="assignment_once_per_person",
                violation_error_message="This person annotates the article already.",
            ),
            models.UniqueConstraint(
                fields=["plan", "place"],
                name="assignment_place_once",
                violation_error_message="Two people annotate this article already.",
            ),
            models.CheckConstraint(
                condition=Q(place__in=[1, 2]),
                name="assignment_place_1_or_2",
                violation_error_message="At most two people annotate an article.",
            ),
            models.CheckConstraint(
                condition=Q(state="new", started__isnull=True, finished__isnull=True)
                | Q(state="in_progress", started__isnull=False, finished__isnull=True)
                | Q(state="finished", started__isnull=False, finished__isnull=False),
                name="assignment_times_follow_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.plan.article}, {self.get_state_display().lower()}"


def blind_assignment(person: Person, article: Article | int) -> Assignment | None:
    """Return the person's assignment to annotate this article blind, until it is adjudicated; else None.

    Whoever marks a mention asks here first: where there is one, the mention is the person's own
    (``private_to=person``), and where that one is finished nothing is to be marked any more.
    """
    if not person.is_authenticated:
        return None
    key = article.pk if isinstance(article, Article) else article
    return Assignment.objects.blind().of(person).filter(plan__article=key).first()
