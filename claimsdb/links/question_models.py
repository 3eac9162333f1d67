"""What follows from decided links: questions, the claims that answer each, and the conflicts among these."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Abs, Coalesce, Greatest, NullIf
from simple_history.models import HistoricalRecords

from claimsdb.claims.models import FIGURE, Claim, Measure, Mention
from claimsdb.corpus.fields import ChangedField, LineField, ProseField
from claimsdb.links.case_models import Rank


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions, asked for in words."""

    def with_claims_count(self) -> "QuestionQuerySet":
        """Count the claims of each row that is fetched, as ``claims_count``: of those alone, not of the whole table."""
        answers = Answer.objects.filter(question=OuterRef("pk")).order_by().values("question")
        counted = answers.annotate(count=Count("pk")).values("count")
        return self.annotate(claims_count=Coalesce(Subquery(counted), 0))


def spread() -> Combinable:
    """How far a question's claims lie apart, to order by: the highest figure less the lowest, over the larger.

    0 where they agree or only one gives a figure, nearly 1 for 10 against 10,000.
    """
    figures = Claim.objects.filter(answer__question=OuterRef("pk")).order_by().values("answer__question")
    most, least = Max(FIGURE), Min(FIGURE)
    apart = (most - least) / NullIf(Greatest(Abs(most), Abs(least)), 0.0)
    return Coalesce(Subquery(figures.annotate(apart=apart).values("apart")), 0.0)


class Question(models.Model):
    """What its claims all answer. Which they are is computed from the decided links, never typed in."""

    text = LineField(max_length=500, blank=True)
    renamed = models.BooleanField(default=False, help_text="A person gave the text: it is not written anew.")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")
    changed = ChangedField()

    history = HistoricalRecords(excluded_fields=["changed"])
    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["changed", "id"], name="question_changed")]

    def __str__(self) -> str:
        return self.text or f"Question {self.pk}"


class Answer(models.Model):
    """A claim's place in its question. One claim answers one question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="answer")

    def __str__(self) -> str:
        return str(self.claim)


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """Conflicts, asked for in words."""

    def waiting(self) -> "ConflictQuerySet":
        """Those that somebody has still to close."""
        return self.exclude(state__in=Conflict.CLOSED)

    def closed(self) -> "ConflictQuerySet":
        """Those resolved or dismissed."""
        return self.filter(state__in=Conflict.CLOSED)

    def due_by(self, day: date) -> "ConflictQuerySet":
        """Those not closed that are due on this day or before."""
        return self.waiting().filter(due__lte=day)

    def said_in(self, mentions: models.QuerySet[Mention]) -> "ConflictQuerySet":
        """Conflicts with one of these mentions in them, as a claim of their question or as a quotation."""
        answers = Answer.objects.filter(question=OuterRef("question"), claim__mention__in=mentions)
        return self.filter(Exists(answers) | Q(link__left__in=mentions) | Q(link__right__in=mentions))

    def counting(self, measure: Measure) -> "ConflictQuerySet":
        """Conflicts of questions of this measure."""
        return self.filter(question__measure=measure)

    def with_subjects(self) -> "ConflictQuerySet":
        """Fetch the question and its measure, or both quotations and who printed them, in the same query."""
        ends = [f"link__{end}__article__source" for end in ("left", "right")]
        texts = ["link__left__article__text", "link__right__article__text"]
        return self.select_related("question__measure", "assignee", *ends).defer(*texts)

    def with_ranks(self) -> "ConflictQuerySet":
        """Fetch how the claims of each rank, in one query more."""
        return self.prefetch_related(Prefetch("ranks", Rank.objects.select_related("mention")))


class Conflict(models.Model):
    """A question, or a pair of quotations, that disagrees: a case that people work on."""

    class State(models.TextChoices):
        """How far the case is."""

        OPEN = "open"
        IN_REVIEW = "in_review", "in review"
        RESOLVED = "resolved"
        DISMISSED = "dismissed"
        REOPENED = "reopened"

    CLOSED = (State.RESOLVED, State.DISMISSED)

    class Outcome(models.TextChoices):
        """Why the sources disagree, once it is known."""

        TIME = "time", "different time"
        SCOPE = "scope", "different scope"
        ROUNDING = "rounding", "rounding or conversion"
        ERROR = "error", "error in a source"
        PARTISAN = "partisan", "partisan figure"
        SUPERSEDED = "superseded", "superseded by a later figure"
        UNRESOLVED = "unresolved"

    question = models.OneToOneField(
        Question, on_delete=models.PROTECT, null=True, blank=True, related_name="conflict", help_text="Of claims."
    )
    link = models.OneToOneField(
        "links.Link",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="case",
        help_text="Of two quotations.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="conflicts"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    due = models.DateField(null=True, blank=True, help_text="The day by which it is to be closed.")
    resolved_low = models.FloatField(null=True, blank=True)
    resolved_best = models.FloatField(null=True, blank=True)
    resolved_high = models.FloatField(null=True, blank=True)
    preferred = models.ForeignKey(
        Mention,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="preferred_in",
        help_text="Follows from the ranks.",
    )
    reason = ProseField(blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="conflicts_opened",
        help_text="Who opened it by hand; blank where decisions did.",
    )
    opened = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    history = HistoricalRecords(history_change_reason_field=models.TextField(null=True))
    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "-id"], name="conflict_state"),
            models.Index(fields=["due"], name="conflict_due"),
            models.Index(fields=["changed", "id"], name="conflict_changed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False) ^ Q(link__isnull=False),
                name="conflict_of_question_or_link",
                violation_error_message="A conflict is of one question or of one pair of quotations.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_low__isnull=True)
                | Q(resolved_high__isnull=True)
                | Q(resolved_low__lte=F("resolved_high")),
                name="conflict_low_not_above_high",
                violation_error_message="The resolved low cannot be above the high.",
            ),
            models.CheckConstraint(
                condition=(Q(resolved_best__isnull=True) | Q(resolved_low__isnull=True))
                | Q(resolved_low__lte=F("resolved_best")),
                name="conflict_low_not_above_best",
                violation_error_message="The resolved low cannot be above the best.",
            ),
            models.CheckConstraint(
                condition=(Q(resolved_best__isnull=True) | Q(resolved_high__isnull=True))
                | Q(resolved_best__lte=F("resolved_high")),
                name="conflict_best_not_above_high",
                violation_error_message="The resolved best cannot be above the high.",
            ),
            models.CheckConstraint(
                condition=~Q(state="resolved") | ~Q(outcome=""),
                name="conflict_resolved_has_outcome",
                violation_error_message="A resolved conflict needs its outcome.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.question or self.link)
