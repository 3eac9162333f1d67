"""What is said, and counted: measures, and the mentions (quotations, claims) on the words of an article."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from claimsdb.claims.assignments import Assignment, Plan
from claimsdb.claims.querysets import WordsQuerySet
from claimsdb.claims.speaker_models import Alias, Speaker
from claimsdb.corpus.fields import ChangedField, Known, LineField, ProseField, choices
from claimsdb.corpus.models import Article
from claimsdb.extraction.extraction import Hedge, Style
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import to_base

__all__ = ["Alias", "Assignment", "Claim", "Engine", "Measure", "Mention", "Plan", "Proposal", "Quotation", "Speaker"]

WORDS_AROUND = 64  # code points of prefix and suffix kept with a mention: enough to tell repeated words apart


def shortened(words: str) -> str:
    """Return words as a mention is called by them: the first 80 characters at most."""
    return words if len(words) <= 80 else f"{words[:79]}…"


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


class MentionQuerySet(WordsQuerySet["Mention"]):
    """Mentions, asked for in words."""

    def live(self) -> "MentionQuerySet":
        """Leave out what a person rejected, and what is one annotator's own: what the engine and the links read."""
        return self.shared().exclude(state=Mention.State.REJECTED)

    def with_details(self) -> "MentionQuerySet":
        """Fetch what a row of mentions shows, in the same query; the article's text stays behind."""
        related = ["article__source", "speaker__merged_into", "claim__measure", "quotation"]
        return self.select_related(*related).defer("article__text")

    def counting(self, slug: str) -> "MentionQuerySet":
        """Claims of this measure."""
        return self.filter(claim__measure__slug=slug)

    def untouched(self) -> "MentionQuerySet":
        """Suggestions of an engine that no person has worked on: what a new extraction may replace."""
        return self.shared().filter(state=Mention.State.SUGGESTED, touched=False)

    def get_by_natural_key(
        self, source: str, sha256: str, kind: str, start: int, end: int, person: str | None = None
    ) -> "Mention":
        """Return the mention of this kind on these words: the shared one, or this person's own."""
        place = {"article__source__slug": source, "article__sha256": sha256, "kind": kind, "start": start, "end": end}
        return self.get(**place, **({"private_to__username": person} if person else {"private_to__isnull": True}))


class Mention(models.Model):
    """Words in an article: what a quotation or a claim stands on. Offsets are code points, ``end`` exclusive."""

    class Kind(models.TextChoices):
        """What the words are."""

        QUOTATION = "quotation"
        CLAIM = "claim"

    class State(models.TextChoices):
        """Whether a person stands by it."""

        SUGGESTED = "suggested"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=10, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = ProseField(help_text="The words themselves.")
    prefix = ProseField(blank=True, help_text="The words before, to find the place again.")
    suffix = ProseField(blank=True, help_text="The words after.")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions")
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    cue = LineField(max_length=200, blank=True, help_text="The words that bring it in: said, according to.")
    via = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed",
        help_text="Who passes it on: the paper that a minister told.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.SUGGESTED)
    touched = models.BooleanField(
        default=False, help_text="A person has worked on it: a new extraction leaves it as it is."
    )
    origin = models.CharField(max_length=100, help_text="The engine and its version, or the annotator's name.")
    annotator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions"
    )
    private_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="private_mentions",
        help_text="Whose own it is, in an article that is annotated blind; blank where it is shared.",
    )
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="carried_to",
        help_text="The mention of an earlier version of the article that this one was carried over from.",
    )
    confidence = models.FloatField(null=True, blank=True, help_text="0 to 1; blank where a person marked it.")
    added = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    history = HistoricalRecords()
    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        indexes = [
            models.Index(fields=["kind", "state", "-id"], name="mention_kind_state"),
            models.Index(fields=["speaker", "-id"], name="mention_speaker"),
            models.Index(fields=["changed", "id"], name="mention_changed"),
            models.Index(
                fields=["-id"],
                condition=Q(kind="quotation", speaker__isnull=True),
                name="mention_quotation_unsaid",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name="mention_start_before_end",
                violation_error_message="A mention must start before it ends.",
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end")),
                name="mention_speaker_start_before_end",
                violation_error_message="The speaker's words need both offsets, the start before the end.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="mention_confidence_from_0_to_1",
            ),
            models.UniqueConstraint(
                fields=["article", "kind", "start", "end"],
                condition=Q(private_to__isnull=True),
                name="mention_once_per_span",
                violation_error_message="These very words are already marked as such.",
            ),
            models.UniqueConstraint(
                fields=["article", "kind", "start", "end", "private_to"],
                condition=Q(private_to__isnull=False),
                name="mention_once_per_span_and_person",
                violation_error_message="These very words are already marked as such.",
            ),
        ]

    def __str__(self) -> str:
        return shortened(self.exact)

    def natural_key(self) -> tuple[str | int, ...]:
        """Return what names this mention in a fixture."""
        key = (*self.article.natural_key(), self.kind, self.start, self.end)
        return (*key, self.private_to.get_username()) if self.private_to else key

    natural_key.dependencies = ["corpus.article", "claims.speaker", "auth.user"]  # type: ignore[attr-defined]

    def anchor(self) -> None:
        """Take ``exact``, ``prefix`` and ``suffix`` from the article's text at ``start`` and ``end``."""
        text = self.article.text
        self.exact = text[self.start : self.end]
        self.prefix = text[max(0, self.start - WORDS_AROUND) : self.start]
        self.suffix = text[self.end : self.end + WORDS_AROUND]


class QuotationQuerySet(WordsQuerySet["Quotation"]):
    """Quotations, asked for in words."""

    mention = "mention__"

    def get_by_natural_key(self, *mention: object) -> "Quotation":
        """Return the quotation on these words."""
        return self.get(mention=Mention.objects.get_by_natural_key(*mention))  # type: ignore[arg-type]


class Quotation(models.Model):
    """A mention that quotes."""

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, primary_key=True, related_name="quotation")
    style = models.CharField(max_length=10, choices=choices(Style))
    continues = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="continuations",
        help_text="The quotation that this one carries on, in the paragraph before or behind its cue.",
    )

    history = HistoricalRecords()
    objects = QuotationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(continues__isnull=True) | ~Q(continues=F("mention")), name="quotation_continues_another"
            ),
        ]

    def __str__(self) -> str:
        return str(self.mention)

    def natural_key(self) -> tuple[object, ...]:
        """Return what names this quotation in a fixture."""
        return self.mention.natural_key()

    natural_key.dependencies = ["claims.mention"]  # type: ignore[attr-defined]


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


class Proposal(models.Model):
    """What one engine said of an article's words, as it said it: how often people agree tells how good it is."""

    engine = models.ForeignKey(Engine, on_delete=models.CASCADE, related_name="proposals")
    version = LineField(max_length=80, blank=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    mention = models.ForeignKey(
        Mention,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
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
                fields=["engine", "article", "kind", "start", "end"], name="proposal_once_per_engine_and_span"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.version}: {self.kind} {self.start} to {self.end}"
