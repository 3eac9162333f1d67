"""List filters of links, conflicts and decisions: by an end, by score, by who."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest

from claimsdb.claims.models import Mention
from claimsdb.corpus.admin_filters import LONGEST_KEY, AutocompleteFilter
from claimsdb.corpus.models import Article
from claimsdb.links.models import Link


class ByRow(admin.SimpleListFilter):
    """Narrows to one row, named in the address by another page; shown only then."""

    template = "links/by_row_filter.html"
    found: Any = None

    def rows(self) -> QuerySet:
        """Return the rows that may be named."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Name the one row asked for."""
        asked = request.GET.get(str(self.parameter_name), "")
        if not asked:
            return []
        self.found = self.rows().filter(pk=asked).first() if asked.isdecimal() and len(asked) <= LONGEST_KEY else None
        return [(asked, str(self.found or "nothing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep the links of that row."""
        if self.value() is None:
            return queryset
        if self.found is None:
            raise IncorrectLookupParameters
        return self.narrowed(queryset)

    def narrowed(self, queryset: Any) -> QuerySet:
        """Return the links of the row that was found."""
        raise NotImplementedError


class ByArticle(ByRow):
    """Links with an end in one article."""

    title = parameter_name = "article"

    def rows(self) -> QuerySet:
        """Return the articles, without their text."""
        return Article.objects.without_text()

    def narrowed(self, queryset: Any) -> QuerySet:
        """Return the article's links."""
        return queryset.for_article(self.found)


class ByMention(ByRow):
    """Links of one mention."""

    title = parameter_name = "mention"

    def rows(self) -> QuerySet:
        """Return the mentions that links may join."""
        return Mention.objects.shared()

    def narrowed(self, queryset: Any) -> QuerySet:
        """Return the mention's links."""
        return queryset.of_mention(self.found)


class EitherSource(AutocompleteFilter):
    """Links with an end that this source printed. It stands on the left end, and asks of both."""

    def narrowed(self, queryset: Any) -> QuerySet:
        """Return the source's links."""
        return queryset.for_source(self.value)


class ScoreFilter(admin.SimpleListFilter):
    """How sure the engine is: a score of 0.8 is right about 8 times in 10."""

    title = "score"
    parameter_name = "sure"
    RANGES = {"0.8": (0.8, None), "0.5": (0.5, 0.8), "0": (None, 0.5)}

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Offer three ranges."""
        return [("0.8", "0.8 and above"), ("0.5", "0.5 to 0.8"), ("0", "Below 0.5")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Link]) -> QuerySet[Link]:
        """Keep the links of the chosen range."""
        low, high = self.RANGES.get(self.value() or "", (None, None))
        queryset = queryset if low is None else queryset.filter(score__gte=low)
        return queryset if high is None else queryset.filter(score__lt=high)


class Mine(admin.SimpleListFilter):
    """Narrows to what is the person's own."""

    parameter_name = "whose"
    field = ""
    nobodys = ""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Offer the person's own, and what is nobody's where that can be."""
        return [("mine", "Mine"), *([("nobody", self.nobodys)] if self.nobodys else [])]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep the rows of the choice."""
        if self.value() == "mine":
            return queryset.filter(**{self.field: request.user})
        if self.value() == "nobody" and self.nobodys:
            return queryset.filter(**{f"{self.field}__isnull": True})
        return queryset


class MyDecisions(Mine):
    """Decisions of the person."""

    title = field = "person"


class MyConflicts(Mine):
    """Conflicts that wait for the person, or for anybody."""

    title = field = "assignee"
    nobodys = "Nobody's yet"
