"""What reads articles, and what each engine said of them."""

from django.conf import settings
from django.db import models

from claimsdb.claims.mention_models import Mention
from claimsdb.corpus.fields import LineField
from claimsdb.corpus.models import Article


class Engine(models.Model):
    """What reads articles and suggests: ours, or an outside one that posts under its own name."""

    name = LineField(max_length=40, unique=True, help_text="One word, without the version.")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="engines",
        help_text="Who posts what it suggests; nobody else may use its name. Blank for our own.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Finding(models.Model):
    """What one engine said of an article's words, as it said it: how often people agree tells how good it is."""

    engine = models.ForeignKey(Engine, on_delete=models.CASCADE, related_name="findings")
    version = LineField(max_length=80, blank=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    mention = models.ForeignKey(
        Mention,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="findings",
        help_text="What stands on these words: its own suggestion, another engine's, or a person's.",
    )
    kind = models.CharField(max_length=10, choices=Mention.Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    measure = models.CharField(max_length=60, blank=True)
    said = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engine", "article", "kind", "start", "end"], name="finding_once_per_engine_and_span"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.version}: {self.kind} {self.start} to {self.end}"
