"""The report as a page of the admin, and as files."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse

from claimsdb.corpus.admin_filters import LONGEST_KEY
from claimsdb.links.models import Conflict
from claimsdb.review.chart import Chart
from claimsdb.review.chart_time import TimeChart
from claimsdb.review.pages import Pages, attached
from claimsdb.review.question_chart import chart_of
from claimsdb.review.report import BATCH, Asked, Case, cases, cases_of, conflicts
from claimsdb.review.report_form import ReportForm
from claimsdb.review.report_formats import FORMATS

# Cases of one page, each with its chart.
SHOWN = BATCH


class ReportPages(Pages):
    """The report's addresses."""

    def report_urls(self) -> dict[str, tuple[Any, str]]:
        """Return the views, by their routes, each with its name."""
        return {
            "report/": (self.report_view, "report"),
            "report/<str:kind>/": (self.report_file_view, "report_file"),
        }

    def report_view(self, request: HttpRequest) -> HttpResponse:
        """Show a page of the cases that were asked for, and how to ask for others."""
        self.must_see_conflicts(request)
        form = ReportForm(request.GET)
        asked = form.asked() if form.is_valid() else None
        after = request.GET.get("after", "")
        rows = following(asked, after) if asked else []
        kept = request.GET.copy()
        kept.pop("after", None)
        context = {
            "form": form,
            "asked": asked,
            "cases": [(case, chart_of_case(case)) for case in cases_of(rows[:SHOWN], request.user)],
            "after": rows[SHOWN - 1].pk if len(rows) > SHOWN else None,
            "kept": kept.urlencode(),
            "formats": list(FORMATS),
        }
        return self.page(request, "review/report.html", "Report on conflicts", context)

    def report_file_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Send every case that was asked for, as a file."""
        self.must_see_conflicts(request)
        if kind not in FORMATS:
            raise Http404(f"no report is written as {kind!r}")
        form = ReportForm(request.GET)
        if not form.is_valid():
            return self.report_view(request)
        asked = form.asked()
        render, media, end = FORMATS[kind]
        sent: Any = StreamingHttpResponse(render(asked, cases(conflicts(asked), request.user)))
        return attached(sent, media, f"conflicts.{end}")

    def must_see_conflicts(self, request: HttpRequest) -> None:
        """Refuse those who may not see conflicts."""
        if not request.user.has_perm("links.view_conflict"):
            raise PermissionDenied


def following(asked: Asked, after: str) -> list[Conflict]:
    """Return a page of conflicts, and one more where there is one, behind that with this key; else the newest."""
    rows = conflicts(asked)
    if after.isdecimal() and len(after) <= LONGEST_KEY:
        rows = rows.filter(pk__lt=int(after))
    return list(rows[: SHOWN + 1])


def chart_of_case(case: Case) -> Chart | TimeChart | None:
    """Return the chart of a question's case; None of quotations."""
    return chart_of(case.claims, case.title, f"case-{case.key}") if case.claims else None
