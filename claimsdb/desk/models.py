"""What the desk keeps of its own: rulings between annotators, mentions to place in a new version, speakers asked of."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claimsdb.claims.assignments import Assignment, Person
from claimsdb.claims.models import Mention, Speaker
from claimsdb.corpus.models import Article


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


class CarryingQuerySet(models.QuerySet["Carrying"]):
    """Mentions on their way to another version, asked for in words."""

    def waiting(self) -> "CarryingQuerySet":
        """Those that nobody has placed or dropped."""
        return self.filter(state=Carrying.State.WAITING)

    def after(self, carrying: "Carrying") -> "CarryingQuerySet":
        """Those waiting behind this one: first of the same article, then of the others."""
        waiting = self.waiting().exclude(pk=carrying.pk)
        here = models.Case(models.When(article=carrying.article_id, then=0), default=1)
        return waiting.order_by(here, models.Case(models.When(pk__gt=carrying.pk, then=0), default=1), "pk")

    def visible_to(self, person: Person) -> "CarryingQuerySet":
        """Those that this person may see: none of an article, or of its other version, that they annotate blind."""
        blind = Assignment.objects.blind().of(person).articles()
        return self.exclude(Q(article__in=blind) | Q(mention__article__in=blind))

    def with_mentions(self) -> "CarryingQuerySet":
        """Fetch the mention, both articles and their source; the texts stay behind."""
        related = ["mention__article__source", "mention__speaker__merged_into", "mention__claim", "article__source"]
        return self.select_related(*related, "person").defer("mention__article__text", "article__text")


class Carrying(models.Model):
    """A mention whose place in a new version of its article is not sure: a person places or drops it."""

    class State(models.TextChoices):
        """What a person did."""

        WAITING = "waiting"
        PLACED = "placed"
        DROPPED = "dropped"

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="carryings")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="carryings")
    places = models.JSONField(default=list, help_text="Where it may stand, best first: start, end and score.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    result = models.ForeignKey(Mention, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added = models.DateTimeField(auto_now_add=True)
    decided = models.DateTimeField(null=True, blank=True)

    objects = CarryingQuerySet.as_manager()

    class Meta:
        verbose_name = "mention to place"
        verbose_name_plural = "mentions to place"
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "article"], name="carrying_state_article")]
        constraints = [
            models.UniqueConstraint(fields=["mention", "article"], name="carrying_once_per_article"),
            models.CheckConstraint(
                condition=Q(state="waiting", person__isnull=True) | Q(person__isnull=False) & ~Q(state="waiting"),
                name="carrying_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.mention)


class LeftOpen(models.Model):
    """That a person looked for the speaker of a mention, and the article does not tell: unknown is the answer."""

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, primary_key=True, related_name="left_open")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    time = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.person}: {self.mention}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposed merges, asked for in words."""

    def waiting(self) -> "ProposalQuerySet":
        """Those of two speakers that stand, of which nobody has said anything."""
        both = {"left__merged_into__isnull": True, "right__merged_into__isnull": True}
        return self.filter(state=Proposal.State.WAITING, **both)

    def after(self, proposal: "Proposal") -> "ProposalQuerySet":
        """Those waiting behind this one, the likeliest first; from the beginning again once there is none."""
        behind = Q(score__lt=proposal.score) | Q(score=proposal.score, pk__gt=proposal.pk)
        first = models.Case(models.When(behind, then=0), default=1)
        return self.waiting().exclude(pk=proposal.pk).order_by(first, "-score", "pk")

    def of(self, speaker: Speaker) -> "ProposalQuerySet":
        """Those of this speaker."""
        return self.filter(Q(left=speaker) | Q(right=speaker))


class Proposal(models.Model):
    """Two speakers that may be one. A person says whether they are; what was said is not asked again."""

    class State(models.TextChoices):
        """What a person said."""

        WAITING = "waiting"
        MERGED = "merged"
        DIFFERENT = "different", "different people"

    left = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="proposals_right")
    right = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="proposals_left")
    score = models.FloatField(help_text="0 to 1: how much speaks for it.")
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added = models.DateTimeField(auto_now_add=True)
    decided = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "proposed merge"
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["state", "-score", "id"], name="proposal_queue")]
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="proposal_once_per_pair"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="proposal_left_before_right"),
            models.CheckConstraint(
                condition=Q(state="waiting", person__isnull=True) | (Q(person__isnull=False) & ~Q(state="waiting")),
                name="proposal_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} and {self.right}"
