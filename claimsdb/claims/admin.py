"""Mentions in the admin: the words with their quotation or claim, on one page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from claimsdb.claims.admin_forms import BESIDE, ClaimForm, MentionForm, QuotationForm
from claimsdb.claims.admin_lists import ClaimAdmin, MentionList, QuotationAdmin
from claimsdb.claims.admin_speakers import MeasureAdmin, SpeakerAdmin
from claimsdb.claims.assignments import Person
from claimsdb.claims.changes import tell
from claimsdb.claims.marking import work_on
from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.claims.passages import figure_of, in_sentence, printed
from claimsdb.corpus.admin_base import isolated, without_icons
from claimsdb.corpus.admin_filters import AutocompleteFilter

__all__ = ["ClaimAdmin", "MeasureAdmin", "MentionAdmin", "QuotationAdmin", "SpeakerAdmin"]


def kind_asked(request: HttpRequest) -> str:
    """Return the kind of mention that an address asks to add."""
    kind = request.GET.get("kind", "")
    return kind if kind in Mention.Kind.values else Mention.Kind.CLAIM


def is_changeable(mention: Mention, person: Person) -> bool:
    """Whether this person, if allowed to change mentions, may change one that they see."""
    own = mention.private_to_id is not None
    return not own or Mention.objects.filter(pk=mention.pk).changeable_by(person).exists()


class OfMention(admin.StackedInline):
    """What a mention says: always one, and gone only with its mention."""

    can_delete = False
    min_num = max_num = 1
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Mention | None = None, **kwargs: Any) -> Any:
        """Ask for the one even on a page that adds, and offer only what stands in the mention's article."""
        formset = super().get_formset(request, obj, **kwargs | {"validate_min": True, "validate_max": True})
        fields: dict[str, Any] = formset.form.base_fields
        for name, model in BESIDE.items():
            if name in fields:
                fields[name].queryset = model.objects.beside(obj)
                without_icons(fields[name])
        return formset


class ClaimInline(OfMention):
    """The figure."""

    model = Claim
    form = ClaimForm
    autocomplete_fields = ["measure"]
    fieldsets = [
        (None, {"fields": ["measure", "subject", "place"]}),
        ("Figure", {"fields": [("comparator", "value"), ("low", "high"), ("unit", "hedge"), "converts"]}),
        ("When and where said", {"fields": [("period_start", "period_end"), "quotation"]}),
    ]


class QuotationInline(OfMention):
    """The quotation."""

    model = Quotation
    form = QuotationForm
    fields = ["style", "continues"]


@admin.register(Mention)
class MentionAdmin(MentionList):
    """Words in an article. Saving moves their anchor with them, and keeps the engine from replacing them."""

    form = MentionForm
    list_display = ["words", "kind", "figure", "state", "confidence"]
    list_filter = [
        "kind",
        "state",
        "touched",
        ("article__source", AutocompleteFilter),
        ("speaker", AutocompleteFilter),
        ("article", AutocompleteFilter),
    ]
    search_fields = ["exact"]
    search_help_text = "By words, of claims those beside them too; words in double quotes stand together."
    ordering = ["-id"]
    sortable_by = ()
    autocomplete_fields = ["article", "speaker", "via"]
    radio_fields = {"state": admin.HORIZONTAL}
    made = ["origin", "marked_by", "confidence", "touched", "added", "changed"]
    offsets = ("Where it stands", {"fields": [("start", "end")]})
    fieldsets = [
        ("Where it stands", {"fields": ["words", ("start", "end")]}),
        ("Who says it", {"fields": ["speaker", "cue", "via", ("speaker_start", "speaker_end")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        """Fetch what a row shows in the same query."""
        rows: Any = super().get_queryset(request)
        return rows.with_details()

    def mention_of(self, row: Mention) -> Mention:
        """Return a row's mention, which it is."""
        return row

    @admin.display(description="figure")
    def figure(self, mention: Mention) -> str:
        """Return the figure, of a claim."""
        return figure_of(mention)

    @admin.display(description="in its sentence")
    def passage(self, mention: Mention) -> str:
        """Return the words in their sentence, as they are stored: a form that is refused has changed its own copy."""
        return in_sentence(Mention.objects.select_related("article").get(pk=mention.pk)).marked()

    @admin.display(description="printed in")
    def printed(self, mention: Mention) -> str:
        """Link to the article."""
        url = reverse("admin:corpus_article_change", args=[mention.article_id])
        return format_html('<a href="{}"><bdi>{}</bdi></a>, {}', url, mention.article, printed(mention.article))

    @admin.display(description="annotator")
    def marked_by(self, mention: Mention) -> str:
        """Return the name, without the way to an account that few may open."""
        return isolated(mention.annotator.get_username()) if mention.annotator else ""

    @admin.display(description="links")
    def links(self, mention: Mention) -> str:
        """Link to its links."""
        url = reverse("admin:links_link_changelist", query={"mention": mention.pk})
        return format_html('<a href="{}">How it stands to others</a>', url)

    def get_fieldsets(self, request: HttpRequest, obj: Mention | None = None) -> Any:
        """Ask for the article of a new mention; show that of one that is there, with its sentence."""
        if obj is None:
            return [(None, {"fields": ["article", "state"]}), *self.fieldsets]
        typed = ["seen"] if self.has_change_permission(request, obj) else []
        above = (None, {"fields": ["passage", "printed", "links", "state", *typed]})
        where, who = self.fieldsets if typed else (self.offsets, self.fieldsets[1])
        return [above, where, who, ("Who marked it", {"fields": self.made, "classes": ["collapse"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Mention | None = None) -> list[str]:
        """A mention stays in its article."""
        return ["passage", "printed", "links", "article", *self.made] if obj else []

    def get_form(self, request: HttpRequest, obj: Mention | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Tell the form which kind a new mention is of."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.kind = obj.kind if obj else kind_asked(request)
        form.person = request.user
        return form

    def has_change_permission(self, request: HttpRequest, obj: Mention | None = None) -> bool:
        """An annotator who has finished an article leaves their own mentions of it as they are."""
        return super().has_change_permission(request, obj) and (obj is None or is_changeable(obj, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Mention | None = None) -> bool:
        """Nor are they deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or is_changeable(obj, request.user))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A mention that a person adds is one that they stand by."""
        return {"state": Mention.State.ACCEPTED} | super().get_changeform_initial_data(request)

    def get_inlines(self, request: HttpRequest, obj: Mention | None) -> list[Any]:
        """Show the form of the mention's kind."""
        kind = obj.kind if obj else kind_asked(request)
        return [ClaimInline if kind == Mention.Kind.CLAIM else QuotationInline]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Say which kind is added."""
        return super().add_view(request, form_url, {"title": f"Add {kind_asked(request)}"} | (extra_context or {}))

    def save_model(self, request: HttpRequest, obj: Mention, form: Any, change: bool) -> None:
        """Anchor the words where they now stand, and keep who worked on them."""
        work_on(obj, request.user)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Tell those who follow, once the claim or quotation is saved too."""
        super().save_related(request, form, formsets, change)
        tell([form.instance.pk])

    def response_add(self, request: HttpRequest, obj: Mention, post_url_continue: str | None = None) -> HttpResponse:
        """Go on with the same kind and article where another is to be added."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST:
            query = {"kind": obj.kind, "article": obj.article_id}
            return HttpResponseRedirect(reverse("admin:claims_mention_add", query=query))
        return response
