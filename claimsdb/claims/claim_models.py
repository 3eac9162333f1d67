"""Mentions that count or measure: claims, in the numbers as written and in those of the unit's base."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from claimsdb.claims.measure_models import Measure
from claimsdb.claims.mention_models import Mention, Quotation
from claimsdb.claims.querysets import WordsQuerySet
from claimsdb.corpus.fields import Known, LineField, choices
from claimsdb.extraction.extraction import Hedge
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import to_base

# What a claim comes to in base units, to order by: its value, else the bound that it has; one without either, in units
# that do not convert, comes below all.
FIGURE = Known(Coalesce("base_value", "base_low", "base_high"), "-1e308", output_field=models.FloatField())


class ClaimQuerySet(WordsQuerySet["Claim"]):
    """Claims, asked for in words. Values are compared in base units."""

    mention = "mention__"

    def of_measure(self, slug: str) -> "ClaimQuerySet":
        """Claims of this measure. Its key is looked up first, so that both databases start from the claims' index."""
        return self.filter(measure=RawSQL("SELECT id FROM claims_measure WHERE slug = %s", [slug]))

    def with_measure(self, known: bool = True) -> "ClaimQuerySet":
        """Claims whose measure is known, or those whose measure is not."""
        return self.filter(measure__isnull=not known)

    def reaching(self, value: float) -> "ClaimQuerySet":
        """Claims of this value or more; where only bounds are given, those that allow it."""
        bounds = Q(base_high__gte=value) | Q(base_high__isnull=True, base_low__isnull=False)
        return self.filter(Q(base_value__gte=value) | Q(base_value__isnull=True) & bounds)

    def within(self, value: float) -> "ClaimQuerySet":
        """Claims of this value or less; where only bounds are given, those that allow it."""
        bounds = Q(base_low__lte=value) | Q(base_low__isnull=True, base_high__isnull=False)
        return self.filter(Q(base_value__lte=value) | Q(base_value__isnull=True) & bounds)

    def overlapping(self, low: float | None, high: float | None) -> "ClaimQuerySet":
        """Claims whose interval shares a value with this one, both ends in; None is an open end.

        A claim without bounds is the point of its value; with one bound it is open at the other end.
        """
        point = Q(base_low__isnull=True, base_high__isnull=True)
        interval = ~point
        if low is not None:
            point &= Q(base_value__gte=low)
            interval &= Q(base_high__isnull=True) | Q(base_high__gte=low)
        if high is not None:
            point &= Q(base_value__lte=high)
            interval &= Q(base_low__isnull=True) | Q(base_low__lte=high)
        return self.filter(point & Q(base_value__isnull=False) | interval)

    def as_of_from(self, day: date) -> "ClaimQuerySet":
        """Claims about this day or later: by the last day of their period, or the first where no last is known."""
        return self.filter(Q(period_end__gte=day) | Q(period_end__isnull=True, period_start__gte=day))

    def as_of_until(self, day: date) -> "ClaimQuerySet":
        """Claims about this day or earlier, by the same day of their period."""
        return self.filter(Q(period_end__lte=day) | Q(period_end__isnull=True, period_start__lte=day))

    def get_by_natural_key(self, *mention: object) -> "Claim":
        """Return the claim on these words."""
        return self.get(mention=Mention.objects.get_by_natural_key(*mention))  # type: ignore[arg-type]


class Claim(models.Model):
    """A mention that counts or measures. Numbers as written, and the same in the unit's base."""

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, primary_key=True, related_name="claim")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    subject = LineField(max_length=300, blank=True, help_text="What is counted or measured.")
    place = LineField(max_length=200, blank=True)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    comparator = models.CharField(max_length=10, choices=choices(Comparator), default=Comparator.EXACTLY.value)
    unit = models.CharField(max_length=30, blank=True, help_text="As written: km, USD, percent; blank for a count.")
    base_value = models.FloatField(null=True, blank=True, editable=False)
    base_low = models.FloatField(null=True, blank=True, editable=False)
    base_high = models.FloatField(null=True, blank=True, editable=False)
    base_unit = models.CharField(max_length=30, blank=True, editable=False)
    period_start = models.DateField(null=True, blank=True, help_text="The first day that the figure is about.")
    period_end = models.DateField(null=True, blank=True, help_text="The last day: its as-of date.")
    quotation = models.ForeignKey(
        Quotation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims",
        help_text="The quotation that holds it.",
    )
    hedge = models.CharField(
        max_length=10, choices=choices(Hedge), blank=True, help_text="How it is held; blank where asserted plainly."
    )
    converts = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="conversions",
        help_text="The claim whose quantity this gives again, in another unit or currency.",
    )

    history = HistoricalRecords()
    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["measure", "-mention", "base_value"], name="claim_measure_value"),
            models.Index(fields=["-mention"], condition=Q(quotation__isnull=False), name="claim_quoted"),
            models.Index(FIGURE, "mention", name="claim_value"),
            models.Index("measure", FIGURE, "mention", name="claim_value_of_measure"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(low__isnull=False) | Q(high__isnull=False),
                name="claim_has_value_or_bound",
                violation_error_message="A claim needs a value, a low or a high.",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="claim_low_not_above_high",
                violation_error_message="The low cannot be above the high.",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_start__lte=F("period_end")),
                name="claim_period_start_not_after_end",
                violation_error_message="The period cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(converts__isnull=True) | ~Q(converts=F("mention")),
                name="claim_converts_another",
                violation_error_message="A claim cannot be the conversion of itself.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.mention)

    def set_base(self) -> None:
        """Take the base values from those as written; units unknown to the table are their own base."""
        for field in ("value", "low", "high"):
            number = getattr(self, field)
            setattr(self, f"base_{field}", None if number is None else to_base(number, self.unit)[0])
        self.base_unit = to_base(1, self.unit)[1]

    @property
    def period(self) -> Period | None:
        """The days that the figure is about, where known; one open end is read as a single day."""
        first, last = self.period_start or self.period_end, self.period_end or self.period_start
        return Period(first, last) if first and last else None

    def natural_key(self) -> tuple[object, ...]:
        """Return what names this claim in a fixture."""
        return self.mention.natural_key()

    natural_key.dependencies = ["claims.mention", "claims.quotation", "claims.measure"]  # type: ignore[attr-defined]
