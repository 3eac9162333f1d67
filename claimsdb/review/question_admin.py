"""Questions in the admin, for reviewers: the list with its numbers, a page each, its chart and its CSV."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from claimsdb.corpus.admin_base import isolated
from claimsdb.links import admin_cases
from claimsdb.links.models import Conflict, Question
from claimsdb.review.pages import attached
from claimsdb.review.question_csv import question_csv
from claimsdb.review.question_forms import MoveForm, NoteForm
from claimsdb.review.question_list import QuestionList
from claimsdb.review.question_models import Move
from claimsdb.review.question_moves import merge, move_in, move_out, split, undo
from claimsdb.review.question_page import chart_asked, page_context, provisional_page, provisional_rows
from claimsdb.review.question_provisional import confirm, provisional_at
from claimsdb.review.report_pages import ReportPages
from claimsdb.review.sources_pages import SourcesPages

# The greatest key of 64 bits: SQLite raises for one that has more.
GREATEST_KEY = 2**63 - 1


class QuestionAdmin(ReportPages, SourcesPages, admin_cases.QuestionAdmin):
    """What claims answer together: each with its page, on which they are moved, merged and parted."""

    list_display = ["words", "claims", "articles", "origins", "spread", "conflict_state"]
    list_display_links = None  # the words lead to the question's page
    change_list_template = "review/questions.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        """Leave the counting to the page's own rows."""
        return Question.objects.all()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[QuestionList]:
        """Read the numbers with the page."""
        return QuestionList

    def get_urls(self) -> list[Any]:
        """Add the pages."""
        views: dict[str, tuple[Any, str]] = {
            "provisional/": (self.provisional_view, "provisional"),
            "provisional/<int:claim>/": (self.suggested_view, "suggested"),
            "<int:question>/view/": (self.page_view, "view"),
            "<int:question>/chart.svg": (self.chart_view, "chart"),
            "<int:question>/claims.csv": (self.csv_view, "csv"),
            "<int:question>/rename/": (require_POST(self.rename_view), "rename"),
            "<int:question>/move/": (require_POST(self.move_view), "move"),
            "<int:question>/undo/": (require_POST(self.undo_view), "undo"),
        }
        wrap = self.admin_site.admin_view
        views |= self.report_urls() | self.sources_urls()
        own = [path(route, wrap(view), name=f"links_question_{name}") for route, (view, name) in views.items()]
        return [*own, *super().get_urls()]

    def has_move_permission(self, request: HttpRequest) -> bool:
        """Whether the person may move claims: their decisions must stand over those of others."""
        return request.user.has_perms(["links.change_question", "links.add_decision", "links.settle_link"])

    def asked(self, request: HttpRequest, key: int) -> Question:
        """Return the question that a page is about, to those who may see it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Question.objects.select_related("measure", "conflict").filter(pk=min(key, GREATEST_KEY)).first()
        if found is None:
            raise Http404(f"no question has the key {key}")
        return found

    def page_view(self, request: HttpRequest, question: int) -> HttpResponse:
        """Show a question: its chart, its claims, what else may answer it, and what was done to it."""
        row = self.asked(request, question)
        context = page_context(row, request.GET, request.user) | {
            "may_move": self.has_move_permission(request),
            "may_rename": self.has_change_permission(request, row),
        }
        return self.page(request, "review/question.html", str(row), context)

    def chart_view(self, request: HttpRequest, question: int) -> HttpResponse:
        """Send the chart as a file."""
        row = self.asked(request, question)
        found = TemplateResponse(request, "review/chart.svg", {"chart": chart_asked(row, request.GET, request.user)})
        return attached(found, "image/svg+xml", f"question-{row.pk}.svg")

    def csv_view(self, request: HttpRequest, question: int) -> HttpResponse:
        """Send every claim of the question as a file."""
        row = self.asked(request, question)
        lines = StreamingHttpResponse(question_csv(row, request.user))
        return attached(lines, "text/csv; charset=utf-8", f"question-{row.pk}.csv")

    def rename_view(self, request: HttpRequest, question: int) -> HttpResponse:
        """Give a question other words; left empty, it names itself from its claims again."""
        row = self.asked(request, question)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        form = self.get_form(request, row, fields=["text"])(request.POST, instance=row)
        if not form.is_valid():
            return self.told(request, row, f"It was not renamed. {words_of(form)}")
        self.save_model(request, form.save(commit=False), form, change=True)
        return self.told(request, row)

    def move_view(self, request: HttpRequest, question: int) -> HttpResponse:
        """Move claims out or in, split, or merge with another question."""
        row = self.asked(request, question)
        self.must_move(request)
        members = set(row.answers.values_list("claim", flat=True))
        form = MoveForm(request.POST, members=members)
        if not form.is_valid():
            return self.told(request, row, f"Nothing was moved. {words_of(form)}")
        asked: dict[str, Any] = form.cleaned_data
        person: Any = request.user
        moves = {
            Move.Kind.OUT: lambda: move_out(row, asked["claims"], person, asked["note"]),
            Move.Kind.SPLIT: lambda: split(row, asked["claims"], person, asked["note"]),
            Move.Kind.IN: lambda: move_in(row, asked["claim"].pk, person, asked["note"]),
            Move.Kind.MERGE: lambda: merge(row, asked["other"], person, asked["note"]),
        }
        try:
            move = moves[Move.Kind(asked["kind"])]()
        except ValidationError as error:
            return self.told(request, row, "Nothing was moved. " + " ".join(error.messages))
        decisions = move.decisions.count()
        done = f"{move.get_kind_display().capitalize()}, by {decisions} decision{'' if decisions == 1 else 's'}."
        self.message_user(request, done, messages.SUCCESS)
        return self.told(request, move.question or row)

    def undo_view(self, request: HttpRequest, question: int) -> HttpResponse:
        """Undo a move."""
        row = self.asked(request, question)
        self.must_move(request)
        key = request.POST.get("move", "")
        move = Move.objects.filter(pk=key).first() if key.isdecimal() and int(key) <= GREATEST_KEY else None
        if move is None:
            return self.told(request, row, "Nothing was undone: say which move.")
        try:
            undo(move, request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            return self.told(request, row, "Nothing was undone. " + " ".join(error.messages))
        self.message_user(request, "Undone.", messages.SUCCESS)
        return self.told(request, row)

    def provisional_view(self, request: HttpRequest) -> HttpResponse:
        """List the questions that suggestions alone make."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = {"questions": provisional_rows(request.user)}
        return self.page(request, "review/provisional.html", "Provisional questions", rows)

    def suggested_view(self, request: HttpRequest, claim: int) -> HttpResponse:
        """Show a provisional question, or confirm all of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        provisional = provisional_at(min(claim, GREATEST_KEY), request.user)
        if request.method == "POST":
            self.must_move(request)
            return self.confirmed(request, claim)
        if provisional is None:
            raise Http404(f"no provisional question holds the claim {claim}")
        context = provisional_page(provisional, request.GET) | {"may_move": self.has_move_permission(request)}
        return self.page(request, "review/suggested.html", "A provisional question", context)

    def confirmed(self, request: HttpRequest, claim: int) -> HttpResponse:
        """Decide a provisional question as it is suggested."""
        form = NoteForm(request.POST)
        try:
            if not form.is_valid():
                raise ValidationError("The note is too long.")
            question = confirm(min(claim, GREATEST_KEY), request.user, form.cleaned_data["note"])  # type: ignore[arg-type]
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:links_question_provisional"))
        self.message_user(request, "Confirmed.", messages.SUCCESS)
        return self.told(request, question)

    def must_move(self, request: HttpRequest) -> None:
        """Refuse those who may not move claims."""
        if not self.has_move_permission(request):
            raise PermissionDenied

    def told(self, request: HttpRequest, question: Question, wrong: str = "") -> HttpResponse:
        """Go to a question's page, or to the list where it is no more, and say there what went wrong."""
        if wrong:
            self.message_user(request, wrong, messages.ERROR)
        there = Question.objects.filter(pk=question.pk).exists()
        where = ("view", [question.pk]) if there else ("changelist", [])
        return HttpResponseRedirect(reverse(f"admin:links_question_{where[0]}", args=where[1]))

    @admin.display(description="question")
    def words(self, question: Question) -> str:
        """Link to the question's page."""
        url = reverse("admin:links_question_view", args=[question.pk])
        return format_html('<a href="{}">{}</a>', url, isolated(str(question)))

    @admin.display(description="claims")
    def claims(self, question: Any) -> int:
        """Return how many claims answer it."""
        return question.summary.claims

    @admin.display(description="articles")
    def articles(self, question: Any) -> int:
        """Return how many articles they stand in."""
        return question.summary.articles

    @admin.display(description="origins")
    def origins(self, question: Any) -> int:
        """Return how many of those are no copies of one another."""
        return question.summary.origins

    @admin.display(description="spread")
    def spread(self, question: Any) -> str:
        """Return the lowest and the highest figure, and how many times apart they are."""
        return format_html('{} <span class="times">{}</span>', question.summary.spread, question.summary.times)

    @admin.display(description="conflict")
    def conflict_state(self, question: Question) -> str:
        """Link to the case, where there is one."""
        conflict: Conflict | None = getattr(question, "conflict", None)
        if conflict is None:
            return ""
        url = reverse("admin:links_conflict_case", args=[conflict.pk])
        return format_html('<a href="{}">{}</a>', url, conflict.get_state_display())


def words_of(form: Any) -> str:
    """Return what is wrong with a form, in one line."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
