"""Conflicts in the admin: the list by state, age, person and day due, a page each, and steps for many at once."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timesince import timesince

from claimsdb.claims.passages import printed
from claimsdb.corpus.admin_base import HistoryAdmin, isolated, shortened
from claimsdb.corpus.counts import counted
from claimsdb.links import cases
from claimsdb.links.admin_filters import MyConflicts
from claimsdb.links.models import Conflict, Link, Question
from claimsdb.review.case_forms import RANGE, AssignForm, CaseForm, CommentForm, DismissForm, OpenForm
from claimsdb.review.case_history import in_unit
from claimsdb.review.case_page import context_of, mentions_for

SOON = timedelta(days=7)


class DueFilter(admin.SimpleListFilter):
    """By the day on which a case that is not closed is due."""

    title = parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Offer what is late and what soon will be."""
        return [("late", "Overdue"), ("soon", "Within 7 days"), ("none", "Without a day")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Conflict]:
        """Keep the cases of the choice."""
        today = timezone.localdate()
        match self.value():
            case "late":
                return queryset.due_by(today - timedelta(days=1))
            case "soon":
                return queryset.due_by(today + SOON).filter(due__gte=today)
            case "none":
                return queryset.waiting().filter(due__isnull=True)
        return queryset


class OfFilter(admin.SimpleListFilter):
    """By what a case is of."""

    title, parameter_name = "kind", "of"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Offer the two kinds."""
        return [("claims", "Claims"), ("quotations", "Quotations")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> QuerySet[Conflict]:
        """Keep the cases of one kind."""
        if self.value() in ("claims", "quotations"):
            return queryset.filter(link__isnull=self.value() == "claims")
        return queryset


@admin.register(Conflict)
class ConflictAdmin(HistoryAdmin):
    """A case: whose it is, how far, and how it ended. Each is worked on on its own page."""

    list_display = ["about", "state", "assignee", "day_due", "age", "outcome", "resolved"]
    list_filter = ["state", MyConflicts, DueFilter, OfFilter, "outcome", "opened"]
    search_fields = ["question__text", "link__left__exact", "link__right__exact", "reason"]
    search_help_text = "By question, words or reason."
    ordering = ["-id"]
    sortable_by = ["day_due", "age"]
    actions = ["assign", "dismiss"]
    most_at_once = 500  # each takes its step with its history: some 5 ms

    @property
    def media(self) -> forms.Media:
        """Add the reviewers' own style."""
        return super().media + forms.Media(css={"all": ["review/queue.css", "review/cases.css"]})

    def get_urls(self) -> list[Any]:
        """Add the page of a case."""
        view = self.admin_site.admin_view(self.case_view)
        return [path("<int:conflict>/case/", view, name="links_conflict_case"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        """Count the claims of each conflict's question."""
        rows: Any = super().get_queryset(request)
        return rows.with_subjects().annotate(answer_count=counted(Question, "answers", of="question"))

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
        """Return a page of the admin about conflicts."""
        common = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, "title": title}
        return TemplateResponse(request, template, common | context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Go to the page of the case."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        conflict = self.get_object(request, object_id)
        if conflict is None:
            raise Http404(f"no conflict has the key {object_id!r}")
        return HttpResponseRedirect(reverse("admin:links_conflict_case", args=[conflict.pk]))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Open a case by hand, on a question or on two quotations."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        asked = request.GET
        link = Link.objects.filter(pk=asked["link"]).first() if asked.get("link", "").isdecimal() else None
        first = {"one": link.left_id, "other": link.right_id} if link else {"question": asked.get("question")}
        form = OpenForm(request.user, request.POST if request.method == "POST" else None, initial=first)  # type: ignore[arg-type]
        if request.method == "POST" and (conflict := form.open()):
            self.message_user(request, "Opened.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:links_conflict_case", args=[conflict.pk]))
        return self.page(request, "review/open.html", "Open a conflict", form=form, media=self.media + form.media)

    def case_view(self, request: HttpRequest, conflict: int) -> HttpResponse:
        """Show a case to those who may see it; let those who may work on it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        case = self.get_object(request, str(conflict))
        if case is None:
            raise Http404(f"no conflict has the key {conflict}")
        prefetch_related_objects([case], "ranks", "bases")
        may = self.has_change_permission(request, case)
        if request.method == "POST" and not may:
            raise PermissionDenied
        mentions = mentions_for(case, request.user)  # type: ignore[arg-type]
        posted = request.POST if request.method == "POST" else None
        do = posted.get("do", "") if posted else ""
        form = CaseForm(posted if do == "save" else None, instance=case, mentions=mentions) if may else None
        comment = CommentForm(posted if do == "comment" else None)
        if posted is not None and (told := self.done(request, case, do, form, comment)):
            self.message_user(request, told, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:links_conflict_case", args=[case.pk]))
        # What a refused form changed is not so.
        fresh = (self.get_object(request, str(conflict)) or case) if posted is not None else case
        context = context_of(fresh, request.user, mentions, form)  # type: ignore[arg-type]
        return self.page(request, "review/case.html", str(fresh), comment_form=comment, **context)

    def done(self, request: HttpRequest, case: Conflict, do: str, form: CaseForm | None, comment: CommentForm) -> str:
        """Do what the page asks for; returns what was done, "" where nothing was."""
        person: Any = request.user
        if do == "take":
            return self.take(request, case, person)
        if do == "save" and form and form.work():
            return f"Saved: {case.get_state_display().lower()}."
        if do == "comment" and comment.is_valid():
            cases.comment(case, person, comment.cleaned_data["text"])
            return "Said."
        return ""

    def take(self, request: HttpRequest, case: Conflict, person: User) -> str:
        """Give a case to the person who asks, and put it in review where that is its next step."""
        state = Conflict.State.IN_REVIEW if Conflict.State.IN_REVIEW in cases.next_states(case.state) else case.state
        cases.step(case, assignee=person, state=state)
        case.refresh_from_db()
        return "It is yours." if case.assignee == person else cases.SEEN_MEANWHILE

    @admin.action(description="Assign…", permissions=["change"])
    def assign(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> HttpResponse | None:
        """Ask to whom and by when, then give the chosen cases away."""
        form = AssignForm(request.POST if "sure" in request.POST else None)
        if not form.is_valid():
            return self.ask(request, queryset, form, "assign", "Assign")
        fields = {name: value for name, value in form.cleaned_data.items() if value}
        self.tell(request, queryset, cases.assign(list(queryset), **fields), "Assigned")
        return None

    @admin.action(description="Dismiss…", permissions=["change"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> HttpResponse | None:
        """Ask why, then dismiss the chosen cases."""
        form = DismissForm(request.POST if "sure" in request.POST else None)
        if not form.is_valid():
            return self.ask(request, queryset, form, "dismiss", "Dismiss")
        self.tell(request, queryset, cases.dismiss(list(queryset), form.cleaned_data["reason"]), "Dismissed")
        return None

    def ask(self, request: HttpRequest, rows: QuerySet[Conflict], form: Any, action: str, name: str) -> HttpResponse:
        """Ask what an action needs to know."""
        chosen = list(rows)
        keys = request.POST.getlist("_selected_action")
        across = request.POST.get("select_across", "0")
        return self.page(
            request, "review/chosen.html", f"{name} {len(chosen)} conflicts", form=form, action=action, name=name,
            chosen=chosen[:20], more=max(0, len(chosen) - 20), keys=keys, across=across,
        )  # fmt: skip

    def tell(self, request: HttpRequest, rows: QuerySet[Conflict], done: int, what: str) -> None:
        """Say how many cases took a step, and how many could not."""
        left = rows.count() - done
        besides = f" {left} stayed as they were: closed, or so already." if left else ""
        self.message_user(request, f"{what}: {done}.{besides}", messages.SUCCESS if done else messages.WARNING)

    @admin.display(description="about")
    def about(self, conflict: Any) -> str:
        """Return the question, or the words of the two quotations."""
        if conflict.link:
            pair = (conflict.link.left, conflict.link.right)
            ends = ((isolated(shortened(end.exact)), printed(end.article)) for end in pair)
            return format_html_join("", '<span class="end">{} <bdi class="printed">{}</bdi></span>', ends)
        number = conflict.answer_count
        return format_html('{}<span class="printed">{} claims</span>', isolated(str(conflict.question)), number)

    @admin.display(description="resolved")
    def resolved(self, conflict: Conflict) -> str:
        """Return the range that it was resolved to, the best figure in it."""
        low, best, high = (in_unit(conflict, getattr(conflict, name)) for name in RANGE)
        said = " to ".join(dict.fromkeys(filter(None, (low, high))))
        return f"{best} ({said})" if best and said else best or said

    @admin.display(description="due", ordering="due")
    def day_due(self, conflict: Conflict) -> str:
        """Return the day by which it is to be closed, and whether that is past."""
        if conflict.due is None:
            return ""
        day = date_format(conflict.due, "j M Y")
        late = conflict.due < timezone.localdate() and conflict.state not in Conflict.CLOSED
        return format_html('<strong class="late">{}, overdue</strong>', day) if late else day

    @admin.display(description="age", ordering="-id")
    def age(self, conflict: Conflict) -> str:
        """Return how long ago it was opened."""
        opened = timezone.localtime(conflict.opened)
        return format_html('<time datetime="{}">{}</time>', opened.isoformat(), timesince(opened, depth=1))
