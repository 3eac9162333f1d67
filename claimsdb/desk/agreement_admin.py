"""The page of agreement, and its figures as CSV and JSON."""

import csv
import io
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path

from claimsdb.desk.agreement import COLUMNS, agreement, finished_plans

# The page and its files compare the latest articles: some 300 mentions each are a second's work.
MOST_ARTICLES = 200

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ShowsAgreement(admin.ModelAdmin):
    """What the list of plans gains: figures of how far people agree."""

    def get_urls(self) -> list[Any]:
        """Add the page and the two files."""
        wrap = self.admin_site.admin_view
        return [
            path("agreement/", wrap(self.agreement_view), name="claims_plan_agreement"),
            path("agreement.csv", wrap(self.agreement_csv), name="claims_plan_agreementcsv"),
            path("agreement.json", wrap(self.agreement_json), name="claims_plan_agreementjson"),
            *super().get_urls(),
        ]

    def figures(self, request: HttpRequest) -> Any:
        """Return the figures, to those who may adjudicate: they name who agrees with whom."""
        if not request.user.has_perm("claims.adjudicate_plan"):
            raise PermissionDenied
        return agreement(finished_plans(MOST_ARTICLES))

    def agreement_view(self, request: HttpRequest) -> HttpResponse:
        """Show the figures of every pair, then of every article."""
        figures = self.figures(request)
        context = {
            **self.admin_site.each_context(request),
            "title": "Agreement",
            "opts": self.opts,
            "pairs": [each for each in figures if each.article is None],
            "articles": [each for each in figures if each.article is not None],
            "media": self.media,
        }
        return TemplateResponse(request, "desk/agreement.html", context)

    def agreement_json(self, request: HttpRequest) -> HttpResponse:
        """Return a list of figures."""
        lines = [line for each in self.figures(request) for line in each.lines()]
        return JsonResponse({"figures": lines})

    def agreement_csv(self, request: HttpRequest) -> HttpResponse:
        """Return a line for each figure."""
        written = io.StringIO()
        rows = csv.DictWriter(written, COLUMNS, lineterminator="\r\n")
        rows.writeheader()
        for each in self.figures(request):
            rows.writerows({name: cell(value) for name, value in line.items()} for line in each.lines())
        headers = {"Content-Disposition": 'attachment; filename="agreement.csv"'}
        return HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def cell(value: Any) -> Any:
    """Return a value for a spreadsheet: words that it would compute are words."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
