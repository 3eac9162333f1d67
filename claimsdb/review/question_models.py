"""What reviewers did to whole questions, so that it can be told and undone."""

from django.conf import settings
from django.db import models

from claimsdb.corpus.fields import ProseField
from claimsdb.links.models import Decision, Question


class MoveQuerySet(models.QuerySet["Move"]):
    """Moves, asked for in words."""

    def of(self, question: Question) -> "MoveQuerySet":
        """Moves of this question, the latest first, with who made them."""
        return self.filter(question=question).select_related("person", "undone_by").order_by("-pk")


class Move(models.Model):
    """Claims moved out of a question or into it, at one stroke: which decisions that took."""

    class Kind(models.TextChoices):
        """What was done."""

        OUT = "out", "moved out"
        SPLIT = "split", "split off"
        IN = "in", "moved in"
        MERGE = "merge", "merged with another question"

    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="moves")
    kind = models.CharField(max_length=10, choices=Kind)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="moves")
    note = ProseField(blank=True)
    decisions = models.ManyToManyField(Decision, related_name="moves")
    time = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="moves_undone"
    )

    objects = MoveQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.person}"
