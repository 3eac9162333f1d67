"""What hangs on a conflict: how each claim in it ranks, what it was closed on, and what people say of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claimsdb.claims.models import Mention
from claimsdb.corpus.fields import ProseField


class Rank(models.Model):
    """How far a claim of a conflict is to be believed, and why. One without a rank is as good as any: normal."""

    class Level(models.TextChoices):
        """As Wikidata ranks statements."""

        PREFERRED = "preferred"
        NORMAL = "normal"
        DEPRECATED = "deprecated"

    conflict = models.ForeignKey("links.Conflict", on_delete=models.CASCADE, related_name="ranks")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="ranks")
    level = models.CharField(max_length=10, choices=Level, default=Level.NORMAL)
    why = ProseField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["conflict", "mention"], name="rank_once_per_claim"),
            models.UniqueConstraint(
                fields=["conflict"],
                condition=Q(level="preferred"),
                name="rank_prefers_one",
                violation_error_message="One claim can be preferred, not two.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mention}: {self.level}"


class Basis(models.Model):
    """What a claim or quotation said when its conflict was closed: with another figure the case is open again."""

    conflict = models.ForeignKey("links.Conflict", on_delete=models.CASCADE, related_name="bases")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="bases")
    said = models.JSONField(help_text="Its figure, words and speaker, by name.")
    stamp = models.DateTimeField(help_text="When the mention had last changed.")

    class Meta:
        ordering = ["mention"]
        verbose_name_plural = "bases"
        constraints = [models.UniqueConstraint(fields=["conflict", "mention"], name="basis_once_per_claim")]

    def __str__(self) -> str:
        return f"{self.mention}, as it was"


class Comment(models.Model):
    """What one person says of a conflict to the others. Appended, never edited."""

    conflict = models.ForeignKey("links.Conflict", on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    text = ProseField()
    time = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")]

    def __str__(self) -> str:
        return f"{self.person}: {self.text[:80]}"
