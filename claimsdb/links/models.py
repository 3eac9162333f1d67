"""How two mentions stand to one another: the engine suggests links, people decide them."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery

from claimsdb.claims.assignments import Assignment, Person
from claimsdb.claims.models import Mention
from claimsdb.corpus.fields import ChangedField, Known, ProseField, choices
from claimsdb.corpus.models import Article, Source
from claimsdb.links.case_models import Basis, Comment, Rank
from claimsdb.links.engine_models import ArticleKey, FittedWeights, Keyed, MentionKey, Sketch, WordCount
from claimsdb.links.question_models import Answer, Conflict, ConflictQuerySet, Question, QuestionQuerySet
from claimsdb.matching.suggestion import SAME_QUESTION, Relation

__all__ = [
    "SAME_QUESTION",
    "Answer",
    "ArticleKey",
    "Basis",
    "Comment",
    "Conflict",
    "ConflictQuerySet",
    "Decision",
    "DecisionQuerySet",
    "FittedWeights",
    "Keyed",
    "Link",
    "LinkQuerySet",
    "MentionKey",
    "Question",
    "QuestionQuerySet",
    "Rank",
    "Relation",
    "Sketch",
    "WordCount",
]


# The engine's score, to order by: people's links, which have none, come below all.
UNSCORED = Known("score", "-1.0", output_field=models.FloatField())


class LinkQuerySet(models.QuerySet["Link"]):
    """Links, asked for in words."""

    def open(self) -> "LinkQuerySet":
        """Links that nobody has decided."""
        return self.filter(state=Link.State.OPEN)

    def decided(self) -> "LinkQuerySet":
        """Links with a standing relation."""
        return self.filter(state=Link.State.DECIDED)

    def disputed(self) -> "LinkQuerySet":
        """Links on which two people differ."""
        return self.filter(state=Link.State.DISPUTED)

    def same_question(self) -> "LinkQuerySet":
        """Links decided to be of one question."""
        return self.decided().filter(relation__in=SAME_QUESTION)

    def suggesting_one_question(self) -> "LinkQuerySet":
        """Links that the engine suggests to be of one question."""
        return self.filter(suggested__in=SAME_QUESTION)

    def for_article(self, article: Article) -> "LinkQuerySet":
        """Links with an end in this article. Its mentions are few: named, each finds its links by an index."""
        mentions = list(Mention.objects.in_article(article).values_list("pk", flat=True))
        return self.filter(Q(left__in=mentions) | Q(right__in=mentions))

    def touching(self, mentions: models.QuerySet[Mention]) -> "LinkQuerySet":
        """Links with an end among these mentions. As a subquery, so that both databases start from the few."""
        return self.filter(Q(left__in=mentions) | Q(right__in=mentions))

    def of_mention(self, mention: Mention | int) -> "LinkQuerySet":
        """Links of this mention, whichever end it is."""
        return self.filter(Q(left=mention) | Q(right=mention))

    def decided_by(self, person: int) -> "LinkQuerySet":
        """Links that this person has decided, once or more."""
        return self.filter(pk__in=Decision.objects.filter(person=person).values("link"))

    def counting(self, slug: str) -> "LinkQuerySet":
        """Links of claims of this measure."""
        return self.touching(Mention.objects.counting(slug))

    def between_sources(self, one: Source | int, other: Source | int) -> "LinkQuerySet":
        """Links of what these two sources printed, whichever end is whose."""
        ours, theirs = Mention.objects.from_source_id(one), Mention.objects.from_source_id(other)
        return self.filter(Q(left__in=ours, right__in=theirs) | Q(left__in=theirs, right__in=ours))

    def for_source(self, source: Source | int) -> "LinkQuerySet":
        """Links with an end that this source, or the source with this key, printed."""
        return self.touching(Mention.objects.from_source_id(source))

    def between_live(self) -> "LinkQuerySet":
        """Links whose two mentions stand: neither was rejected."""
        rejected = Mention.State.REJECTED
        return self.exclude(left__state=rejected).exclude(right__state=rejected)

    def visible_to(self, person: Person) -> "LinkQuerySet":
        """Links that this person may see: none with an end in an article that they annotate blind."""
        if not person.is_authenticated:
            return self
        hidden = Mention.objects.filter(article__in=Assignment.objects.blind().of(person).articles())
        return self.exclude(Q(left__in=hidden) | Q(right__in=hidden))

    def queue_after(self, link: "Link") -> "LinkQuerySet":
        """Open links between live mentions, the best first, from behind this one on."""
        return self.open().between_live().exclude(pk=link.pk).best_first().behind(link.score, link.pk)

    def best_first(self) -> "LinkQuerySet":
        """The surest first, those of one score by age."""
        return self.order_by("-score", "id")

    def behind(self, score: float | None, key: int) -> "LinkQuerySet":
        """Links behind this place, a score and a key, where the best are first; those without a score are left out."""
        if score is None:
            return self
        # The bound by itself lets the index start there; of an OR alone it would read all that is before.
        return self.filter(Q(score__lt=score) | Q(score=score, id__gt=key), score__lte=score)

    def not_said_by(self, person: User) -> "LinkQuerySet":
        """Links of which this person says nothing: they never did, or took the last of it back."""
        said = Decision.objects.filter(link=OuterRef("pk"), person=person).order_by("-pk")
        last = self.annotate(last_said=Subquery(said.values("relation")[:1]))
        return last.filter(Q(last_said__isnull=True) | Q(last_said=""))

    def worked_on(self) -> "LinkQuerySet":
        """Links that a person said something of, or opened a case on: these stay."""
        return self.filter(Q(decisions__isnull=False) | Q(case__isnull=False)).distinct()

    def between(self, low: float | None, high: float | None) -> "LinkQuerySet":
        """Links with a score from ``low`` to ``high``, where these are given."""
        links = self if low is None else self.filter(score__gte=low)
        return links if high is None else links.filter(score__lte=high)

    def at_question(self, question: "Question | int") -> "LinkQuerySet":
        """Links with an end that answers this question."""
        return self.touching(Mention.objects.filter(claim__answer__question=question))

    def with_mentions(self) -> "LinkQuerySet":
        """Fetch both ends with all that a row or a page of links shows, in the same query."""
        ends = [
            f"{end}__{path}"
            for end in ("left", "right")
            for path in ("article__source", "speaker__merged_into", "claim__measure", "quotation")
        ]
        return self.select_related(*ends).defer("left__article__text", "right__article__text")

    def with_decisions(self) -> "LinkQuerySet":
        """Fetch the decisions, and who made them, in one query more."""
        return self.prefetch_related(Prefetch("decisions", Decision.objects.select_related("person")))

    def get_by_natural_key(self, *ends: object) -> "Link":
        """Return the link of two mentions, each given by its own natural key."""
        half = len(ends) // 2
        get = Mention.objects.get_by_natural_key
        return self.get(left=get(*ends[:half]), right=get(*ends[half:]))  # type: ignore[arg-type]


class Link(models.Model):
    """Two mentions: what the engine suggests of them, and what stands once people have decided."""

    class State(models.TextChoices):
        """How far people are with it."""

        OPEN = "open"
        DECIDED = "decided"
        DISPUTED = "disputed"

    left = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="links_right")
    right = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="links_left")
    suggested = models.CharField(
        max_length=10,
        choices=choices(Relation),
        blank=True,
        help_text="The engine's relation; blank on a person's link.",
    )
    score = models.FloatField(null=True, blank=True, help_text="0 to 1: a 0.8 is right about 8 times in 10.")
    reasons = models.JSONField(default=list, blank=True, help_text="Why, in sentences.")
    engine = models.CharField(max_length=100, blank=True, help_text="The engine and its version.")
    relation = models.CharField(
        max_length=10, choices=choices(Relation), blank=True, help_text="What stands, from the decisions."
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    added = models.DateTimeField(auto_now_add=True)
    changed = ChangedField()

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "id"]
        permissions = [("settle_link", "Can settle a link that others dispute")]
        indexes = [
            models.Index(fields=["state", "-score", "id"], name="link_queue"),
            models.Index(fields=["relation", "id"], name="link_relation"),
            models.Index(fields=["changed", "id"], name="link_changed"),
            models.Index(UNSCORED, "id", name="link_score"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(left__lt=F("right")),
                name="link_left_before_right",
                violation_error_message="A link keeps the older mention on the left, and never joins one to itself.",
            ),
            models.UniqueConstraint(
                fields=["left", "right"],
                name="link_once_per_pair",
                violation_error_message="These two mentions are already linked.",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1), name="link_score_from_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(state="decided") ^ Q(relation=""),
                name="link_decided_has_relation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} — {self.relation or self.suggested or 'open'} — {self.right}"

    def natural_key(self) -> tuple[object, ...]:
        """Return what names this link in a fixture."""
        return (*self.left.natural_key(), *self.right.natural_key())

    natural_key.dependencies = ["claims.mention"]  # type: ignore[attr-defined]


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions, asked for in words."""

    def with_links(self) -> "DecisionQuerySet":
        """Fetch who decided, and both ends with all that a row shows, in the same query."""
        ends = [
            f"link__{end}__{path}"
            for end in ("left", "right")
            for path in ("article__source", "speaker__merged_into", "claim")
        ]
        texts = ["link__left__article__text", "link__right__article__text"]
        return self.select_related("person", *ends).defer(*texts)

    def visible_to(self, person: Person) -> "DecisionQuerySet":
        """Decisions on links that this person may see."""
        if not person.is_authenticated:
            return self
        hidden = Mention.objects.filter(article__in=Assignment.objects.blind().of(person).articles())
        return self.exclude(Q(link__left__in=hidden) | Q(link__right__in=hidden))

    def get_by_natural_key(self, *parts: Any) -> "Decision":
        """Return what this person said of the link at that moment."""
        *link, person, time = parts
        return self.get(link=Link.objects.get_by_natural_key(*link), person__username=person, time=time)


class Decision(models.Model):
    """What one person said of a link. Appended, never edited: to change your mind is to decide again."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="decisions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    relation = models.CharField(
        max_length=10,
        choices=choices(Relation),
        blank=True,
        help_text="Blank: takes back what this person last said of the link.",
    )
    note = ProseField(blank=True)
    settles = models.BooleanField(
        default=False, help_text="Made with the right to settle: it stands over the others until settled anew."
    )
    time = models.DateTimeField(auto_now_add=True)
    sides = models.JSONField(
        null=True, blank=True, editable=False, help_text="What both sides said, where it calls them two questions."
    )
    lapsed = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When the pair was suggested anew, a side having changed: what was said until then counts no more.",
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        get_latest_by = "id"
        indexes = [
            models.Index(fields=["person", "-id"], name="decision_person"),
            models.Index(fields=["time", "id"], name="decision_time"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.relation or 'takes it back'}"

    def natural_key(self) -> tuple[object, ...]:
        """Return what names this decision in a fixture."""
        return (*self.link.natural_key(), self.person.get_username(), self.time.isoformat())

    natural_key.dependencies = ["links.link", "auth.user"]  # type: ignore[attr-defined]
