"""The comparison of sources as a page of the admin, and as CSV."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from claimsdb.corpus.models import Article, Source
from claimsdb.corpus.spreadsheets import csv_lines
from claimsdb.review.pages import Pages, attached
from claimsdb.review.question_forms import found_by_typing
from claimsdb.review.sources import Comparison, Standing, compare

# More sources than these make no matrix that can be read; and no table of more pairs.
MOST_IN_MATRIX = 20
MOST_ROWS = 200
COLUMNS = [
    *["source", "other", "shared_questions", "match", "conflict", "update"],
    *["source_first", "other_first", "source_prints_other", "other_prints_source"],
]


class SourcesForm(forms.Form):
    """Which sources are compared."""

    one = forms.ModelChoiceField(Source.objects.all(), required=False, label="Source")
    other = forms.ModelChoiceField(Source.objects.all(), required=False, label="With")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in fields:
            fields[name].widget = found_by_typing(Article, "source", f"sources-{name}")
            fields[name].widget.choices = fields[name].choices

    def asked(self) -> list[int]:
        """Return the keys of the sources that were chosen."""
        chosen = (self.cleaned_data.get(name) for name in ("one", "other"))
        return [source.pk for source in chosen if source]


class SourcesPages(Pages):
    """The comparison's addresses."""

    def sources_urls(self) -> dict[str, tuple[Any, str]]:
        """Return the views, by their routes, each with its name."""
        return {
            "sources/": (self.sources_view, "sources"),
            "sources.csv": (self.sources_csv_view, "sources_csv"),
        }

    def sources_view(self, request: HttpRequest) -> HttpResponse:
        """Show how sources stand to one another, as a matrix and as a table."""
        self.must_see_links(request)
        form = SourcesForm(request.GET)
        form.is_valid()
        found = compare(form.asked())
        matrix = found.matrix(MOST_IN_MATRIX)
        context = {
            "form": form,
            "found": found,
            "rows": [told(row, found) for row in found.rows[:MOST_ROWS]],
            "more": max(0, len(found.rows) - MOST_ROWS),
            "matrix": [(found.names[key], cells) for key, cells in matrix],
            "heads": [found.names[key] for key, _ in matrix],
            "kept": request.GET.urlencode(),
        }
        return self.page(request, "review/sources.html", "Sources compared", context)

    def sources_csv_view(self, request: HttpRequest) -> HttpResponse:
        """Send how sources stand to one another, from everything that is kept."""
        self.must_see_links(request)
        form = SourcesForm(request.GET)
        form.is_valid()
        found = compare(form.asked(), newest=None)
        return attached(StreamingHttpResponse(as_csv(found)), "text/csv; charset=utf-8", "sources.csv")

    def must_see_links(self, request: HttpRequest) -> None:
        """Refuse those who may not see links and sources."""
        if not request.user.has_perms(["links.view_link", "corpus.view_source"]):
            raise PermissionDenied


def told(row: Standing, found: Comparison) -> dict[str, Any]:
    """Return a pair's values, by the names of the columns."""
    left, right = row.left, row.right
    values = [found.names[left], found.names[right], row.questions, row.match, row.conflict, row.update]
    values += [row.first[left], row.first[right], row.prints[left], row.prints[right]]
    return dict(zip(COLUMNS, values, strict=True))


def as_csv(found: Comparison) -> Iterator[str]:
    """Yield the comparison as CSV, a line a pair."""
    rows: Iterable[Iterable[Any]] = (told(row, found).values() for row in found.rows)
    return csv_lines(COLUMNS, rows)
