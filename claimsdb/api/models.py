"""What the API keeps of its own: tokens that sign a program in, and the answers to creates that may be sent again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from knox.models import AbstractAuthToken

from claimsdb.corpus.fields import LineField


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens, asked for in words."""

    def live(self) -> "TokenQuerySet":
        """Tokens that still sign in."""
        return self.filter(Q(expiry__isnull=True) | Q(expiry__gt=timezone.now()))


class Token(AbstractAuthToken):
    """What signs a program in, in place of its person's password. Only its digest is kept: it is shown once."""

    name = LineField(max_length=100, help_text="What it is for: “the nightly import”.")

    tokens = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created"]
        verbose_name = "API token"

    def __str__(self) -> str:
        return f"{self.name} ({self.token_key}…)"


class KeptAnswer(models.Model):
    """The answer to a create that named a key, for whoever sends it again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="Of the request.")
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="keptanswer_once_per_person")]

    def __str__(self) -> str:
        return f"{self.key} of {self.person}"
