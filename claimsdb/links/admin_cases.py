"""Questions and conflicts in the admin: what claims answer together, and the cases that come of it."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from claimsdb.claims.figures import number
from claimsdb.claims.models import Mention
from claimsdb.claims.passages import printed
from claimsdb.corpus.admin_base import HistoryAdmin, isolated, shortened, without_icons
from claimsdb.corpus.admin_filters import AutocompleteFilter
from claimsdb.corpus.counts import counted
from claimsdb.links.admin_filters import MyConflicts
from claimsdb.links.admin_forms import ConflictForm, QuestionForm
from claimsdb.links.models import Conflict, Question
from claimsdb.links.sides import answers_of, shown

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


@admin.register(Conflict)
class ConflictAdmin(HistoryAdmin):
    """A case: whose it is, how far, and how it ended."""

    form = ConflictForm
    list_display = ["about", "state", "assignee", "outcome", "resolved", "since"]
    list_filter = ["state", MyConflicts, "outcome", "opened"]
    search_fields = ["question__text", "link__left__exact", "link__right__exact", "reason"]
    search_help_text = "By question, words or reason."
    ordering = ["-id"]
    sortable_by = ()
    autocomplete_fields = ["question", "link"]
    outcome_fields = ("How it ended", {"fields": ["outcome", ("resolved_low", "resolved_high"), "preferred", "reason"]})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        """Count the claims of each conflict's question."""
        rows: Any = super().get_queryset(request)
        return rows.with_subjects().annotate(answer_count=counted(Question, "answers", of="question"))

    def get_fieldsets(self, request: HttpRequest, obj: Conflict | None = None) -> Any:
        """Ask what a new case is of; show it on one that is there."""
        if obj is None:
            return [(None, {"fields": ["question", "link"]}), ("Whose it is", {"fields": ["state", "assignee"]})]
        typed = ["seen"] if self.has_change_permission(request, obj) else []
        work = ("Whose it is", {"fields": ["state", "assignee", "opened", "changed", *typed]})
        return [(None, {"fields": ["subject", "claims"]}), work, self.outcome_fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Conflict | None = None) -> list[str]:
        """What the case is of stands once it is there."""
        return ["subject", "claims", "opened", "changed"] if obj else []

    def get_form(self, request: HttpRequest, obj: Conflict | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Offer only the people who work on conflicts, and only the mentions that the case is about."""
        form = super().get_form(request, obj, change, **kwargs)
        fields: dict[str, Any] = form.base_fields
        if "assignee" in fields:
            fields["assignee"].queryset = people_for(obj)
        if "preferred" in fields:
            fields["preferred"].queryset = mentions_of(obj) if obj else Mention.objects.none()
        for field in {"assignee", "preferred"} & set(fields):
            without_icons(fields[field])
        return form

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """Start from nobody: the form narrows it, and no select ever holds a table."""
        if db_field.name == "preferred":
            kwargs["queryset"] = Mention.objects.none()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="about")
    def about(self, conflict: Any) -> str:
        """Return the question, or the words of the two quotations."""
        if conflict.link:
            ends = ((isolated(shortened(end.exact)), printed(end.article)) for end in pair(conflict))
            return format_html_join("", '<span class="end">{} <bdi class="printed">{}</bdi></span>', ends)
        number = conflict.answer_count
        return format_html('{}<span class="printed">{} claims</span>', isolated(str(conflict.question)), number)

    @admin.display(description="resolved")
    def resolved(self, conflict: Conflict) -> str:
        """Return the range that it was resolved to."""
        bounds = [number(bound) for bound in (conflict.resolved_low, conflict.resolved_high) if bound is not None]
        return " to ".join(dict.fromkeys(bounds))

    @admin.display(description="opened")
    def since(self, conflict: Conflict) -> str:
        """Return the day on which it was opened."""
        return date_format(localtime(conflict.opened), "j M Y")

    @admin.display(description="of")
    def subject(self, conflict: Conflict) -> str:
        """Link to the question or to the link."""
        view, of = ("links_link", conflict.link) if conflict.link else ("links_question", conflict.question)
        url = reverse(f"admin:{view}_change", args=[of.pk if of else None])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', url, of)

    @admin.display(description="what is said")
    def claims(self, conflict: Conflict) -> str:
        """Return the claims or the two quotations, each among its words."""
        if conflict.question:
            answers = answers_of(conflict.question)
        else:
            answers = [shown(mention, whole=True) for mention in mentions_of(conflict)]
        return render_to_string("links/answers.html", {"answers": answers, "caption": "What is said"})


def people_for(conflict: Conflict | None) -> QuerySet[User]:
    """Return who may work on conflicts, and whoever this one is with already."""
    now = User.objects.filter(pk__in=[conflict.assignee_id] if conflict and conflict.assignee_id else [])
    able = User.objects.with_perm("links.change_conflict", backend=BACKEND)
    return (able | now).order_by("username")


def pair(conflict: Conflict) -> list[Mention]:
    """Return the two ends of a conflict of quotations."""
    return [conflict.link.left, conflict.link.right] if conflict.link else []


def mentions_of(conflict: Conflict) -> QuerySet[Mention]:
    """Return the mentions that a conflict is about."""
    mentions = Mention.objects.with_details()
    if conflict.question_id:
        return mentions.filter(claim__answer__question=conflict.question_id).order_by("pk")
    return mentions.filter(pk__in=[end.pk for end in pair(conflict)]).order_by("pk")
