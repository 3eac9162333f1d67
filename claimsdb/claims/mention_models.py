"""Words in an article that say something: mentions, and the quotations among them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from claimsdb.claims.querysets import SUBJECTS, WordsQuerySet
from claimsdb.claims.speaker_models import Speaker
from claimsdb.corpus.fields import LineField, ProseField, choices
from claimsdb.corpus.models import Article
from claimsdb.corpus.search import matching
from claimsdb.extraction.extraction import Style

WORDS_AROUND = 64  # code points of prefix and suffix kept with a mention: enough to tell repeated words apart


def shortened(words: str) -> str:
    """Return words as a mention is called by them: the first 80 characters at most."""
    return words if len(words) <= 80 else f"{words[:79]}…"


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

    def about(self, words: str) -> "MentionQuerySet":
        """Claims with these words in their subject or their place, wherever the article says so."""
        return matching(self, SUBJECTS, words, "claim__")

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
            models.Index(
                fields=["-id"],
                condition=Q(kind="claim", speaker__isnull=True),
                name="mention_claim_unsaid",
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
