"""Questions in the admin: what claims answer together."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from claimsdb.corpus.admin_base import HistoryAdmin, isolated
from claimsdb.corpus.admin_filters import AutocompleteFilter
from claimsdb.corpus.counts import counted
from claimsdb.links.admin_forms import QuestionForm
from claimsdb.links.models import Question
from claimsdb.links.sides import answers_of

# Where the roles are asked for, whatever else may stand before it at the sign-in.
BACKEND = "django.contrib.auth.backends.ModelBackend"


@admin.register(Question)
class QuestionAdmin(HistoryAdmin):
    """What claims answer together. Which they are follows from the decided links; only the words are typed."""

    form = QuestionForm
    list_display = ["words", "measure", "answers", "conflict_state"]
    list_filter = [("measure", AutocompleteFilter), "conflict__state", "renamed"]
    list_select_related = ["measure", "conflict"]
    search_fields = ["text"]
    ordering = ["-id"]
    sortable_by = ()
    fields = ["text", "renamed", "measure", "case", "answered_by"]
    readonly_fields = ["renamed", "measure", "case", "answered_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        """Count each question's answers."""
        return super().get_queryset(request).annotate(answer_count=counted(Question, "answers"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Questions follow from decisions."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Question | None = None) -> bool:
        """A question goes when its links are decided otherwise."""
        return False

    @admin.display(description="question")
    def words(self, question: Question) -> str:
        """Return what is asked."""
        return isolated(str(question))

    @admin.display(description="answers")
    def answers(self, question: Any) -> int:
        """Return how many claims answer it."""
        return question.answer_count

    @admin.display(description="conflict")
    def conflict_state(self, question: Question) -> str:
        """Return how far the case is, where there is one."""
        conflict = getattr(question, "conflict", None)
        return conflict.get_state_display() if conflict else ""

    @admin.display(description="conflict")
    def case(self, question: Question) -> str:
        """Link to the case."""
        conflict = getattr(question, "conflict", None)
        if conflict is None:
            return "None: its claims agree."
        url = reverse("admin:links_conflict_change", args=[conflict.pk])
        return format_html('<a href="{}">Conflict, {}</a>', url, conflict.get_state_display())

    @admin.display(description="answered by")
    def answered_by(self, question: Question) -> str:
        """Return its claims, each among its words."""
        return render_to_string("links/answers.html", {"answers": answers_of(question), "caption": str(question)})
