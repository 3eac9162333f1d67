"""Sources and articles, as they may be written."""

from typing import Any

from rest_framework import serializers

from claimsdb.api.serializers.strict import Id, StrictModel, Text, Url, check_constraints, unfit
from claimsdb.corpus.models import Article, Source, digest
from claimsdb.corpus.readers.draft import SIZE_LIMIT, UnreadableError, refuse_empty, refuse_large
from claimsdb.jobs.queue import enqueue_reading


class RowWrite(StrictModel):
    """A row that is written as it stands, once its model has nothing against it."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask the model of the whole row, as it would be."""
        row: Any = self.instance or self.Meta.model()  # type: ignore[misc]  # a subclass names it
        for name, value in self.columns(attrs).items():
            setattr(row, name, value)
        check_constraints(row)
        self.row = row
        return attrs

    def columns(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return what is set on the row itself."""
        return attrs

    def create(self, validated_data: dict[str, Any]) -> Any:
        """Store the row."""
        self.row.save()
        return self.row

    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        """Store the row: it has its new values from ``validate``."""
        instance.save()
        return instance


class SourceWrite(RowWrite):
    """A source."""

    class Meta:
        model = Source
        fields = ["name", "slug", "homepage", "kind", "country"]


class ArticleChange(RowWrite):
    """What may be changed of an article: all but its text, and the source that printed it."""

    original_url = Url(
        source="url", max_length=2000, required=False, allow_blank=True, help_text="Its own address on the web."
    )

    class Meta:
        model = Article
        fields = ["title", "original_url", "authors", "published", "language", "revises", "derived_from"]
        validators: list[Any] = []

    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        """Store what was given, and leave the text where it is."""
        if validated_data:
            instance.save(update_fields=[*validated_data, "changed"])
        return instance


class ArticleWrite(ArticleChange):
    """An article, with the text that it will always have."""

    source = Id(queryset=Source.objects.all())  # type: ignore[assignment]  # DRF takes it off the class
    text = Text(help_text=f"At most {SIZE_LIMIT:,} bytes of UTF-8. It never changes: offsets count on it.")

    class Meta(ArticleChange.Meta):
        fields = ["source", *ArticleChange.Meta.fields, "text"]

    def create(self, validated_data: dict[str, Any]) -> Article:
        """Store the article, and have it read in the background."""
        article: Article = super().create(validated_data)
        enqueue_reading(article, self.context["request"].user)
        return article

    def validate_text(self, text: str) -> str:
        """Refuse what is too large to read, and what has no words."""
        try:
            refuse_large(len(text.encode("utf-8")))
            return refuse_empty(text)
        except UnreadableError as error:
            raise serializers.ValidationError(str(error), code="unfit") from error

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what this source has printed already, naming the article."""
        seen = self.shared().setdefault("seen texts", set())
        same = (attrs["source"].pk, digest(attrs["text"]))
        twin = Article.objects.filter(source=same[0], sha256=same[1]).values_list("pk", flat=True).first()
        if twin or same in seen:
            where = f"article {twin}" if twin else "an article before it in this request"
            raise unfit({"text": f"This source already has this very text: {where}."})
        seen.add(same)
        self.row = Article(**attrs)
        return attrs
