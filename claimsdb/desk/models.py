"""What the desk keeps of its own: what a reviewer ruled where two annotators stood side by side."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claimsdb.claims.models import Mention


class Ruling(models.Model):
    """What a reviewer ruled of one annotator's own mention. The mentions of one row are ruled together."""

    class Outcome(models.TextChoices):
        """What became of the mention."""

        TAKEN = "taken", "taken: its words and fields are shared"
        COVERED = "covered", "covered: the other's was taken"
        REJECTED = "rejected"

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, primary_key=True, related_name="ruling")
    outcome = models.CharField(max_length=10, choices=Outcome)
    result = models.ForeignKey(
        Mention,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="ruled",
        help_text="The shared mention that came of it.",
    )
    made = models.BooleanField(default=False, help_text="The shared mention was made by this ruling.")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="rulings")
    time = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="rejected") | Q(result__isnull=True), name="ruling_rejected_has_no_result"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.outcome}"
