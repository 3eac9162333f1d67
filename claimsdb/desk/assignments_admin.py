"""Who annotates what, in the admin: articles are assigned from their list, and each person finds their own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from claimsdb.claims.models import Assignment, Plan
from claimsdb.corpus.admin_base import BaseAdmin, isolated, shortened
from claimsdb.corpus.admin_filters import LONGEST_KEY, AutocompleteFilter
from claimsdb.corpus.models import Article
from claimsdb.desk.adjudicate_admin import Adjudicates
from claimsdb.desk.agreement_admin import ShowsAgreement
from claimsdb.desk.assignments import annotators, assign, finish, reopen, start

# What a person may do to their own assignment, and what the button says.
MOVES = {"start": start, "finish": finish, "reopen": reopen}
DONE = {"start": "Started", "finish": "Finished", "reopen": "Taken up again"}

# More than a person holds at once; the rest is on the next page.
MINE_PER_PAGE = 50


class People(forms.ModelMultipleChoiceField):
    """A choice of annotators, each with what waits for them."""

    def label_from_instance(self, obj: Any) -> str:
        """Say how many articles they have not finished."""
        return f"{obj.get_username()} ({obj.waiting} waiting)"


class AssignForm(forms.Form):
    """To whom articles go, and how they are annotated."""

    people = People(queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple, label="Who annotates")
    each = forms.TypedChoiceField(
        choices=[(1, "One person an article"), (2, "Two people an article")],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
        label="How many each",
    )
    blind = forms.BooleanField(
        required=False, label="Blind: neither sees the other's work until both are done, and a reviewer adjudicates"
    )
    from_suggestions = forms.BooleanField(
        required=False, initial=True, label="Blind annotators start each from a copy of the engine's suggestions"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["people"]
        people.queryset = annotators()

    def clean(self) -> dict[str, Any]:
        """Refuse too few people, and one alone who would be blind."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if len(cleaned.get("people", [])) < cleaned.get("each", 1) and "people" in cleaned:
            self.add_error("people", "Choose two people at least.")
        if cleaned.get("blind") and cleaned.get("each") == 1:
            self.add_error("blind", "Blind annotation takes two people an article.")
        return cleaned


class AssignsArticles(admin.ModelAdmin):
    """What the list of articles gains: chosen articles are assigned to people."""

    @admin.action(description="Assign to people…", permissions=["assign"])
    def assign(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        """Ask to whom, then assign the chosen articles."""
        articles = list(queryset.order_by("pk"))
        form = AssignForm(request.POST if "assigning" in request.POST else None)
        if not form.is_valid():
            context = {
                **self.admin_site.each_context(request),
                "title": f"Assign {len(articles)} article{'' if len(articles) == 1 else 's'}",
                "opts": self.opts,
                "articles": articles,
                "form": form,
                "media": self.media,
            }
            return TemplateResponse(request, "desk/assign.html", context)
        report = assign(articles, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        if report.articles:
            self.message_user(request, f"Assigned: {report.articles}.", messages.SUCCESS)
        for article, reason in report.refused[:10]:
            self.message_user(request, f"Not assigned: {article}. {reason}", messages.WARNING)
        return None

    def has_assign_permission(self, request: HttpRequest) -> bool:
        """Whether the person may assign articles."""
        return request.user.has_perm("claims.add_assignment")


class ProgressFilter(admin.SimpleListFilter):
    """How far the article is."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Offer the four states."""
        return list(Plan.State.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Plan]:
        """Keep the articles in the chosen state."""
        return queryset.in_state(self.value()) if self.value() in Plan.State.values else queryset


class PlanAdmin(Adjudicates, ShowsAgreement, BaseAdmin):
    """How far the assigned articles are, and where two annotators wait for somebody to decide between them."""

    change_list_template = "desk/plans.html"

    list_display = ["headline", "state", "who", "blind", "next_step"]
    list_filter = [ProgressFilter, "blind", ("article__source", AutocompleteFilter)]
    search_fields = ["article__title", "assignments__person__username"]
    search_help_text = "By title of the article or name of a person."
    ordering = ["-id"]
    sortable_by = ()
    fields = ["article", "state", "who", "blind", "from_suggestions", "adjudicated", "adjudicated_by", "next_step"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plan]:
        """Fetch the article and its people."""
        rows: Any = super().get_queryset(request)
        return rows.with_people()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles are assigned from their own list."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        """An article that is to be annotated otherwise is assigned anew."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        """Only an article that nobody has begun is taken back."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.state == Plan.State.NEW)

    @admin.display(description="article")
    def headline(self, plan: Plan) -> str:
        """Return the title, and who printed it."""
        source = format_html('<bdi class="printed">{}</bdi>', plan.article.source)
        return format_html("{}{}", isolated(shortened(str(plan.article))), source)

    @admin.display(description="state")
    def state(self, plan: Plan) -> str:
        """Return how far the article is."""
        return plan.state.label.lower()

    @admin.display(description="who")
    def who(self, plan: Plan) -> str:
        """Return the people, each with how far they are."""
        people = ((each.person.get_username(), each.get_state_display().lower()) for each in plan.assignments.all())
        return format_html_join("", '<span class="printed"><bdi>{}</bdi>: {}</span>', people)

    @admin.display(description="next")
    def next_step(self, plan: Plan) -> str:
        """Link to where the two are compared, once both are done."""
        if plan.state not in (Plan.State.FINISHED, Plan.State.ADJUDICATED):
            return ""
        word = "Adjudicate" if plan.state == Plan.State.FINISHED else "What was ruled"
        url = reverse("admin:claims_plan_adjudicate", args=[plan.pk])
        return format_html('<a href="{}" aria-label="{}: {}">{}</a>', url, word, plan.article, word)


class AssignmentAdmin(BaseAdmin):
    """Who annotates what; and for each person, on a page of its own, their articles."""

    change_list_template = "desk/plans.html"

    list_display = ["headline", "person", "state", "assigned", "finished"]
    list_filter = ["state", ("person", AutocompleteFilter)]
    search_fields = ["plan__article__title", "person__username"]
    search_help_text = "By title of the article or name of the person."
    ordering = ["-id"]
    sortable_by = ()
    fields = ["headline", "person", "state", "assigned_by", "assigned", "started", "finished"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        """Fetch the article and the person."""
        rows: Any = super().get_queryset(request)
        return rows.with_articles().select_related("assigned_by")

    def get_urls(self) -> list[Any]:
        """Add the person's own articles, and the address that moves one of them on."""
        wrap = self.admin_site.admin_view
        return [
            path("mine/", wrap(self.mine_view), name="claims_assignment_mine"),
            path("<int:key>/move/", wrap(self.move_view), name="claims_assignment_move"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles are assigned from their own list."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Assignment | None = None) -> bool:
        """It moves on by what its person does."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Assignment | None = None) -> bool:
        """Only what its person has not begun is taken back."""
        begun = obj is not None and obj.state != Assignment.State.NEW
        return super().has_delete_permission(request, obj) and not begun

    @admin.display(description="article")
    def headline(self, assignment: Assignment) -> str:
        """Return the title, and who printed it."""
        article = assignment.plan.article
        source = format_html('<bdi class="printed">{}</bdi>', article.source)
        return format_html("{}{}", isolated(shortened(str(article))), source)

    def mine_view(self, request: HttpRequest) -> HttpResponse:
        """Show a person their articles: those in progress, the new, then the finished."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        mine = Assignment.objects.of(request.user).with_articles().in_order_of_work()
        asked = request.GET.get("p", "1")
        page = Paginator(mine, MINE_PER_PAGE).get_page(asked if len(asked) < LONGEST_KEY else "1")
        context = {
            **self.admin_site.each_context(request),
            "title": "My articles",
            "opts": self.opts,
            "page": page,
            "media": self.media,
        }
        return TemplateResponse(request, "desk/my_articles.html", context)

    def move_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Start, finish or take up again one of the person's own articles."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        own = Assignment.objects.of(request.user).filter(pk=key if key < 10**LONGEST_KEY else 0)
        assignment = own.with_articles().first()
        to = request.POST.get("to", "")
        if assignment is None or to not in MOVES:
            raise Http404("no such article of yours, or nothing to do with it")
        try:
            MOVES[to](assignment)
        except ValidationError as error:
            self.message_user(request, error.message, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:claims_assignment_mine"))
        if to == "start":
            return HttpResponseRedirect(desk_of(assignment.plan.article))
        self.message_user(request, f"{DONE[to]}: {assignment.plan.article}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:claims_assignment_mine"))


def desk_of(article: Article) -> str:
    """Return the address where an article is annotated."""
    return reverse("admin:corpus_article_desk", args=[article.pk])
