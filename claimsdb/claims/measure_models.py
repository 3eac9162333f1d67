"""What numbers measure."""

from django.db import models
from simple_history.models import HistoricalRecords

from claimsdb.corpus.fields import ChangedField, LineField


class MeasureManager(models.Manager["Measure"]):
    """Finds a measure by its slug, for fixtures."""

    def get_by_natural_key(self, slug: str) -> "Measure":
        """Return the measure with this slug."""
        return self.get(slug=slug)


class Measure(models.Model):
    """What numbers measure."""

    slug = models.SlugField(max_length=60, unique=True)
    name = LineField(max_length=100)
    dimension = models.CharField(max_length=30, help_text="count, share, money, length, time ...")
    base_unit = models.CharField(max_length=30, blank=True, help_text="The unit that its numbers are kept in.")
    cumulative = models.BooleanField(
        default=False, help_text="It only grows while an event goes on, as a toll does: a later, larger figure updates."
    )
    words = models.JSONField(default=list, blank=True, help_text="Words that name it, a list: dead, killed, lives.")
    changed = ChangedField()

    history = HistoricalRecords(excluded_fields=["changed"])
    objects = MeasureManager()

    class Meta:
        ordering = ["slug"]
        indexes = [models.Index(fields=["changed", "id"], name="measure_changed")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Return what names this measure in a fixture."""
        return (self.slug,)
