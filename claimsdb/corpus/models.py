"""Sources and the articles that they print."""

import hashlib

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from claimsdb.corpus.fields import ChangedField, DerivedField, LineField, ProseField


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, in hexadecimal: the text's identity."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class DigestField(DerivedField):
    """The SHA-256 of another field."""

    derive = staticmethod(digest)


class SourceManager(models.Manager["Source"]):
    """Finds a source by its slug, for fixtures."""

    def get_by_natural_key(self, slug: str) -> "Source":
        """Return the source with this slug."""
        return self.get(slug=slug)


class Source(models.Model):
    """Who publishes."""

    class Kind(models.TextChoices):
        """What sort of publisher."""

        NEWSPAPER = "newspaper"
        AGENCY = "agency", "news agency"
        BROADCASTER = "broadcaster"
        WEBSITE = "website"
        ORGANIZATION = "organization"
        GOVERNMENT = "government"
        OTHER = "other"

    name = LineField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    homepage = models.URLField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    country = models.CharField(max_length=2, blank=True, help_text="Two letters, ISO 3166-1: GB, AM, AZ.")
    changed = ChangedField()

    objects = SourceManager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["changed", "id"], name="source_changed")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Return what names this source in a fixture."""
        return (self.slug,)


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles, asked for in words."""

    def without_text(self) -> "ArticleQuerySet":
        """Leave the text in the database: a list has no use for it."""
        return self.defer("text")

    def with_origins(self) -> "ArticleQuerySet":
        """Fetch the source, and the titles of the articles that it comes from, in the same query."""
        related = self.select_related("source", "revises", "derived_from")
        return related.defer("text", "revises__text", "derived_from__text")

    def unread(self, engine: str) -> "ArticleQuerySet":
        """Articles that this engine has not extracted."""
        return self.exclude(extracted_by=engine)

    def get_by_natural_key(self, source: str, sha256: str) -> "Article":
        """Return the article of a source with this text."""
        return self.get(source__slug=source, sha256=sha256)


class Article(models.Model):
    """One printed text. Its text never changes: an edited text is a new article that revises the old one."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    title = LineField(max_length=500, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    authors = LineField(max_length=500, blank=True)
    published = models.DateField(null=True, blank=True, db_index=True, help_text="The day it was first published.")
    language = models.CharField(max_length=10, default="en", help_text="BCP 47: en, en-GB, ru.")
    text = ProseField()
    sha256 = DigestField(of="text", max_length=64)
    revises = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="revisions")
    derived_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        help_text="The article whose words these are, for a wire story printed again.",
    )
    extracted_by = models.CharField(max_length=100, blank=True, editable=False, help_text="The engine that read it.")
    added = models.DateTimeField(auto_now_add=True)
    changed = ChangedField()

    history = HistoricalRecords(excluded_fields=["text", "sha256", "changed"])
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["sha256"]),
            models.Index(fields=["extracted_by"]),
            models.Index(fields=["changed", "id"], name="article_changed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "sha256"],
                name="article_once_per_source",
                violation_error_message="This source already has an article with this very text.",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="article_has_text"),
            models.CheckConstraint(
                condition=Q(revises__isnull=True) | ~Q(revises=F("id")), name="article_revises_another"
            ),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=F("id")), name="article_derived_from_another"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Article {self.pk}"

    def natural_key(self) -> tuple[str, str]:
        """Return what names this article in a fixture."""
        return (*self.source.natural_key(), self.sha256)

    natural_key.dependencies = ["corpus.source"]  # type: ignore[attr-defined]
