"""Links and decisions in the admin: two mentions side by side, and what people say of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from claimsdb.corpus.admin_base import BaseAdmin, WordsAdmin, isolated, shortened
from claimsdb.links.admin_cases import QuestionAdmin
from claimsdb.links.admin_engines import EngineAdmin
from claimsdb.links.admin_filters import ByArticle, ByMention, EitherSource, MyDecisions, ScoreFilter
from claimsdb.links.admin_forms import DecisionForm, LinkForm
from claimsdb.links.decide import decide
from claimsdb.links.models import Decision, Link
from claimsdb.links.sides import shown, side
from claimsdb.matching.suggestion import Relation

__all__ = ["DecisionAdmin", "EngineAdmin", "LinkAdmin", "QuestionAdmin"]


class DecisionInline(admin.TabularInline):
    """What people said of the link, in the order in which they said it."""

    model = Decision
    fields = ["who", "relation", "note", "settles", "time"]
    readonly_fields = ["who", "relation", "note", "settles", "time"]
    extra = 0
    can_delete = False
    verbose_name_plural = "decisions so far"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """Fetch the names with the decisions."""
        return super().get_queryset(request).select_related("person")

    @admin.display(description="person")
    def who(self, decision: Decision) -> str:
        """Return the name, without the way to an account that few may open."""
        return isolated(decision.person.get_username())

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody types one in here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody edits one: to change your mind is to decide again."""
        return False


def deciding(relation: Relation) -> Callable[..., None]:
    """Return the bulk action that decides links to be of this relation."""

    @admin.action(description=f"Decide: {relation.value}", permissions=["decide"])
    def act(links: "LinkAdmin", request: HttpRequest, queryset: QuerySet[Link]) -> None:
        """Decide the chosen links, all or none."""
        with transaction.atomic():
            number = sum(bool(decide(link, request.user, relation.value)) for link in list(queryset))  # type: ignore[arg-type]
        links.message_user(request, f"Decided {relation.value}: {number}.", messages.SUCCESS)

    act.__name__ = f"decide_{relation.value}"
    return act


@admin.register(Link)
class LinkAdmin(WordsAdmin):
    """Two mentions side by side: what the engine suggests, and what people decide."""

    form = LinkForm
    change_form_template = "links/link.html"
    list_display = ["left_side", "right_side", "suggestion", "stands"]
    list_filter = [
        ByArticle,
        ByMention,
        "state",
        "suggested",
        "relation",
        "left__kind",
        ScoreFilter,
        ("left__article__source", EitherSource),
    ]
    search_fields = ["left__exact", "right__exact"]
    search_help_text = "By words or speaker, on either side; words in double quotes stand together."
    sortable_by = ["suggestion"]
    autocomplete_fields = ["left", "right"]
    inlines = [DecisionInline]
    actions = [deciding(relation) for relation in Relation]
    derived = ["suggested", "score", "engine", "relation", "state", "added"]
    most_at_once = 500  # each decision walks its question anew: some 10 ms

    def get_queryset(self, request: HttpRequest) -> QuerySet[Link]:
        """Fetch both ends in the same query, of links that the person may see."""
        rows: Any = super().get_queryset(request)
        return rows.visible_to(request.user).with_mentions()

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Keep the links with these words, and those of a speaker who is called so."""
        found, _ = super().get_search_results(request, queryset, search_term)
        return (found | queryset.with_speaker_named(search_term) if search_term.strip() else found), False

    def get_ordering(self, request: HttpRequest) -> Any:
        """Put the best first within a state, which its index gives; over all links that would sort the table."""
        return ["-score", "id"] if "state__exact" in request.GET else ["-id"]

    def get_urls(self) -> list[Any]:
        """Add the address that a decision is posted to."""
        view = self.admin_site.admin_view(self.decide_view)
        return [path("<path:object_id>/decide/", view, name="links_link_decide"), *super().get_urls()]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the person may decide links."""
        return request.user.has_perm("links.add_decision")

    def has_change_permission(self, request: HttpRequest, obj: Link | None = None) -> bool:
        """The engine writes suggestions, and what stands follows from the decisions: nobody types either."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Link | None = None) -> bool:
        """A link goes with its mention, by whoever may delete mentions; by itself it stays, decided "different"."""
        match = request.resolver_match
        by_itself = match is None or (match.url_name or "").startswith("links_link")
        return obj is not None and not by_itself and request.user.has_perm("claims.delete_mention")

    def get_fieldsets(self, request: HttpRequest, obj: Link | None = None) -> Any:
        """Ask for the two ends and the decision at once; of a link that is there, show what follows from it."""
        if obj is None:
            return [(None, {"fields": ["left", "right"]}), ("Your decision", {"fields": ["decision", "note"]})]
        return [("The link", {"fields": self.derived, "classes": ["collapse"]})]

    def get_inlines(self, request: HttpRequest, obj: Link | None) -> list[Any]:
        """A link that is not there yet has no history."""
        return self.inlines if obj else []

    def get_readonly_fields(self, request: HttpRequest, obj: Link | None = None) -> list[str]:
        """Nothing of a link is typed once it is there."""
        return self.derived if obj else []

    def save_model(self, request: HttpRequest, obj: Link, form: Any, change: bool) -> None:
        """Make the link, with its first decision."""
        super().save_model(request, obj, form, change)
        decide(obj, request.user, form.cleaned_data["decision"], form.cleaned_data["note"])  # type: ignore[arg-type]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Link | None = None,
    ) -> HttpResponse:
        """Add both ends, and the form to decide for those who may."""
        if obj:
            following = Link.objects.visible_to(request.user).queue_after(obj).first()
            context |= {
                "title": "Two mentions, side by side",
                "ends": [shown(mention, whole=True) for mention in (obj.left, obj.right)],
                "decision_form": DecisionForm() if self.has_decide_permission(request) else None,
                "following": following and reverse("admin:links_link_change", args=[following.pk]),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def decide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Append a decision, and go on to the next open link or stay."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_decide_permission(request):
            raise PermissionDenied
        link = self.get_object(request, object_id)
        if link is None:
            raise Http404(f"no link has the key {object_id!r}")
        here = reverse("admin:links_link_change", args=[link.pk])
        form = DecisionForm(request.POST)
        if not form.is_valid():
            wrong = "; ".join(f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items())
            self.message_user(request, f"Nothing was decided. {wrong}", messages.ERROR)
            return HttpResponseRedirect(here)
        decide(link, request.user, form.cleaned_data["relation"], form.cleaned_data["note"])  # type: ignore[arg-type]
        following = Link.objects.visible_to(request.user).queue_after(link).first() if "_next" in request.POST else None
        decided = format_html('Decided: {}. <a href="{}">Back to it</a>', form.cleaned_data["relation"], here)
        self.message_user(request, decided, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:links_link_change", args=[following.pk]) if following else here)

    @admin.display(description="left")
    def left_side(self, link: Link) -> str:
        """Return the older mention."""
        return side(link.left)

    @admin.display(description="right")
    def right_side(self, link: Link) -> str:
        """Return the newer mention."""
        return side(link.right)

    @admin.display(description="suggested", ordering="score")
    def suggestion(self, link: Link) -> str:
        """Return what the engine suggests, how sure it is, and its strongest reason."""
        if not link.suggested:
            return "by a person"
        score = "" if link.score is None else f"{link.score:.2f}"
        why = shortened(" ".join(map(str, link.reasons)), 120)
        return format_html('{} {} <bdi class="printed">{}</bdi>', link.suggested, score, why)

    @admin.display(description="stands")
    def stands(self, link: Link) -> str:
        """Return what people decided, or that they have not."""
        return link.relation or link.get_state_display().lower()


@admin.register(Decision)
class DecisionAdmin(BaseAdmin):
    """What was said of links, the latest first: to be read, never edited."""

    list_display = ["made", "person", "relation", "both_sides", "noted"]
    list_filter = [MyDecisions, "relation", "settles", "time"]
    search_fields = ["note", "person__username"]
    search_help_text = "By note or name of the person."
    ordering = ["-id"]
    sortable_by = ()
    fields = ["to_link", "who", "relation", "note", "settles", "time"]
    readonly_fields = ["to_link", "who", "relation", "note", "settles", "time"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """Fetch the link and both its ends in the same query, of links that the person may see."""
        rows: Any = super().get_queryset(request)
        return rows.visible_to(request.user).with_links()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A link is decided on its own page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """A decision is never edited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """A decision is never deleted."""
        return False

    @admin.display(description="when")
    def made(self, decision: Decision) -> str:
        """Return the day and the time of day."""
        return date_format(localtime(decision.time), "j M Y H:i")

    @admin.display(description="of")
    def both_sides(self, decision: Decision) -> str:
        """Return both mentions."""
        return format_html("{}{}", side(decision.link.left), side(decision.link.right))

    @admin.display(description="note")
    def noted(self, decision: Decision) -> str:
        """Return the note, shortened."""
        return shortened(decision.note)

    @admin.display(description="person")
    def who(self, decision: Decision) -> str:
        """Return the name, without the way to an account that few may open."""
        return isolated(decision.person.get_username())

    @admin.display(description="link")
    def to_link(self, decision: Decision) -> str:
        """Link to the link."""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:links_link_change", args=[decision.link_id]), decision.link
        )
