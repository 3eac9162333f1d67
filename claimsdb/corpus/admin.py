"""Sources and articles in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claimsdb.corpus.admin_base import BaseAdmin, ConstrainedForm, HistoryAdmin, shortened
from claimsdb.corpus.admin_filters import AutocompleteFilter
from claimsdb.corpus.counts import counted, written
from claimsdb.corpus.models import Article, Source, digest


def list_link(number: int, what: str, changelist: str, **filters: Any) -> str:
    """Return a link to another list, narrowed; the bare number where it is none."""
    if not number:
        return "0"
    url = reverse(f"admin:{changelist}_changelist", query=filters)
    return format_html('<a href="{}" aria-label="{} {}">{}</a>', url, written(number), what, written(number))


@admin.register(Source)
class SourceAdmin(BaseAdmin):
    """Who publishes."""

    list_display = ["name", "kind", "country", "homepage", "articles"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    ordering = ["name"]
    sortable_by = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Count each source's articles."""
        return super().get_queryset(request).annotate(article_count=counted(Source, "articles"))

    @admin.display(description="articles")
    def articles(self, source: Any) -> str:
        """Link to the source's articles."""
        return list_link(source.article_count, "articles", "corpus_article", source__id__exact=source.pk)


class ReadFilter(admin.SimpleListFilter):
    """Whether an engine has read the article."""

    title = "extracted"
    parameter_name = "extracted"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Offer the two answers."""
        return [("yes", "Yes"), ("no", "Not yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Keep the articles of the chosen answer."""
        if self.value() == "yes":
            return queryset.exclude(extracted_by="")
        return queryset.filter(extracted_by="") if self.value() == "no" else queryset


class ArticleForm(ConstrainedForm):
    """An article, by pasting its text; the digest of the text tells whether it is there already."""

    class Meta:
        widgets = {"text": forms.Textarea(attrs={"rows": 30, "cols": 100, "class": "article-text"})}

    def clean_text(self) -> str:
        """Undo what browsers do to the ends of lines."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean(self) -> dict[str, Any] | None:
        """Name the article that this source printed with the same text, where there is one."""
        cleaned = super().clean() or self.cleaned_data
        self.instance.sha256 = digest(cleaned["text"]) if "text" in cleaned else self.instance.sha256
        twin = Article.objects.without_text().filter(source=cleaned.get("source"), sha256=self.instance.sha256)
        for same in twin.exclude(pk=self.instance.pk):
            where = format_html('<a href="{}">{}</a>', reverse("admin:corpus_article_change", args=[same.pk]), same)
            raise ValidationError(format_html("This source already has an article with this very text: {}.", where))
        return cleaned


@admin.register(Article)
class ArticleAdmin(HistoryAdmin):
    """What was printed. An article's text is typed or pasted once, and never changes."""

    form = ArticleForm
    list_display = ["headline", "source", "published", "language", "mentions", "extracted", "added"]
    list_filter = [("source", AutocompleteFilter), "published", ReadFilter]
    list_select_related = ["source"]
    search_fields = ["title", "url", "authors", "source__name"]
    autocomplete_fields = ["source", "revises", "derived_from"]
    sortable_by = ["published"]
    fieldsets = [
        (None, {"fields": ["source", "title", "authors", "published", "url", "language"]}),
        ("Where its words come from", {"fields": ["revises", "derived_from"]}),
        ("Text", {"fields": ["text"]}),
    ]
    found = ("What was found in it", {"fields": ["mentions", "links", "extracted_by", "added"]})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Leave the texts in the database, and count the mentions."""
        rows: QuerySet[Any] = super().get_queryset(request)
        count = counted(Article, "mentions", without={"private_to__isnull": False})
        return rows.defer("text").annotate(mention_count=count)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Show what was found in an article that is there."""
        above, words, text = self.fieldsets
        if obj is None:
            return [above, words, text]
        return [above, self.found, words, (text[0], {"fields": ["whole_text"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        """The text stands once it is saved."""
        return ["text", "whole_text", "mentions", "links", "extracted_by", "added"] if obj else []

    @admin.display(description="title", ordering="title")
    def headline(self, article: Article) -> str:
        """Return the title on one line."""
        return shortened(str(article))

    @admin.display(description="mentions")
    def mentions(self, article: Any) -> str:
        """Link to the article's mentions."""
        return list_link(article.mention_count, "mentions", "claims_mention", article__id__exact=article.pk)

    @admin.display(description="links")
    def links(self, article: Article) -> str:
        """Link to the links that have an end in the article."""
        url = reverse("admin:links_link_changelist", query={"article": article.pk})
        return format_html('<a href="{}">Links to other articles</a>', url)

    @admin.display(description="extracted", boolean=True)
    def extracted(self, article: Article) -> bool:
        """Whether an engine has read it."""
        return bool(article.extracted_by)

    @admin.display(description="text")
    def whole_text(self, article: Article) -> str:
        """Return the text as it was printed."""
        language = article.language
        return format_html('<div class="article-text" lang="{}"><bdi>{}</bdi></div>', language, article.text)
