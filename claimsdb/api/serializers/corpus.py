"""Sources and articles, as JSON."""

from rest_framework import serializers

from claimsdb.api.serializers.brief import AddressField, ArticleBrief, DisplayField, OffsetUnitField, SourceBrief
from claimsdb.corpus.models import Article, Source


class SourceSerializer(serializers.ModelSerializer):
    """A source."""

    url = AddressField("source")
    display = DisplayField()
    homepage = serializers.CharField(read_only=True, help_text="An address on the web; blank where it has none.")

    class Meta:
        model = Source
        fields = ["id", "url", "display", "name", "slug", "homepage", "kind", "country", "changed"]
        read_only_fields = fields


class ArticleSerializer(serializers.ModelSerializer):
    """An article without its text."""

    url = AddressField("article")
    display = DisplayField()
    source = SourceBrief(read_only=True)  # type: ignore[assignment]  # DRF takes it off the class
    original_url = serializers.CharField(source="url", read_only=True, help_text="Its own address on the web.")
    revises = ArticleBrief(read_only=True, allow_null=True)
    derived_from = ArticleBrief(read_only=True, allow_null=True)

    class Meta:
        model = Article
        fields = [
            "id",
            "url",
            "display",
            "source",
            "title",
            "original_url",
            "authors",
            "published",
            "language",
            "sha256",
            "revises",
            "derived_from",
            "extracted_by",
            "added",
            "changed",
        ]
        read_only_fields = fields


class ArticleDetailSerializer(ArticleSerializer):
    """An article with its text, which every offset in its mentions counts from."""

    offset_unit = OffsetUnitField()

    class Meta(ArticleSerializer.Meta):
        fields = [*ArticleSerializer.Meta.fields, "offset_unit", "text"]
        read_only_fields = fields
