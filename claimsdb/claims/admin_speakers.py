"""Speakers and measures in the admin: who says, and what is counted."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from claimsdb.claims.admin_forms import MeasureForm, SpeakerForm
from claimsdb.claims.changes import tell_of_speakers
from claimsdb.claims.models import Alias, Measure, Speaker
from claimsdb.claims.review import merge, part
from claimsdb.corpus.admin import list_link
from claimsdb.corpus.admin_base import ConstrainedForm, HistoryAdmin, shortened
from claimsdb.corpus.counts import counted


class AliasForm(ConstrainedForm):
    """Another name, in a table whose heading alone does not name its field to a screen reader."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = "Another name"


class AliasInline(admin.TabularInline):
    """The speaker's other names."""

    model = Alias
    form = AliasForm
    fields = ["name"]
    extra = 1


class MergedFilter(admin.SimpleListFilter):
    """Whether the speaker stands, or was merged into another."""

    title = "merged"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Offer the two answers."""
        return [("no", "Standing"), ("yes", "Merged into another")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Speaker]) -> QuerySet[Speaker]:
        """Keep the speakers of the chosen answer."""
        if self.value() in ("yes", "no"):
            return queryset.filter(merged_into__isnull=self.value() == "no")
        return queryset


@admin.register(Speaker)
class SpeakerAdmin(HistoryAdmin):
    """Who says it. Two names of one speaker are merged by ticking both in the list."""

    form = SpeakerForm
    list_display = ["name", "kind", "aliases", "mentions", "merged_into", "wikidata"]
    list_filter = ["kind", MergedFilter]
    list_select_related = ["merged_into"]
    search_fields = ["name", "aliases__name"]
    search_help_text = "By name or alias, whatever the accents and case."
    autocomplete_fields = ["merged_into"]
    sortable_by = ["name"]
    inlines = [AliasInline]
    actions = ["merge", "part"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Speaker]:
        """Count each speaker's mentions."""
        rows: QuerySet[Any] = super().get_queryset(request)
        rows = rows.prefetch_related(Prefetch("aliases", Alias.objects.order_by("name")))
        return rows.annotate(mention_count=counted(Speaker, "mentions", without={"private_to__isnull": False}))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Speaker], search_term: str
    ) -> tuple[QuerySet[Speaker], bool]:
        """Compare names as they are compared everywhere; a choice to fill a field offers only speakers that stand."""
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into__isnull=True)
        if search_term.strip():
            queryset = queryset.filter(pk__in=Speaker.objects.named_like(search_term).values("pk"))
        return queryset, False

    def save_model(self, request: HttpRequest, obj: Speaker, form: Any, change: bool) -> None:
        """Tell those who follow where it is merged or parted."""
        super().save_model(request, obj, form, change)
        if "merged_into" in form.changed_data:
            tell_of_speakers([obj])

    @admin.display(description="also called")
    def aliases(self, speaker: Speaker) -> str:
        """Return the other names."""
        return shortened("; ".join(alias.name for alias in speaker.aliases.all()), 60)

    @admin.display(description="mentions")
    def mentions(self, speaker: Any) -> str:
        """Link to what it says."""
        return list_link(speaker.mention_count, "mentions", "claims_mention", speaker__id__exact=speaker.pk)

    @admin.action(description="Merge into one…", permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Speaker]) -> HttpResponse | None:
        """Ask which of the chosen stands, then merge the others into it."""
        chosen = list(queryset)
        keep = next((speaker for speaker in chosen if str(speaker.pk) == request.POST.get("keep")), None)
        if len(chosen) < 2:
            self.message_user(request, "Choose two speakers or more to merge.", messages.WARNING)
        elif keep is None:
            context = {
                **self.admin_site.each_context(request),
                "title": "Which of these names stands?",
                "opts": self.opts,
                "speakers": chosen,
                "media": self.media,
            }
            return TemplateResponse(request, "claims/merge.html", context)
        else:
            try:
                self.message_user(request, f"Merged into {keep}: {merge(chosen, keep)}.", messages.SUCCESS)
            except ValidationError as error:
                self.message_user(request, error.message, messages.ERROR)
        return None

    @admin.action(description="Part from the one they were merged into", permissions=["change"])
    def part(self, request: HttpRequest, queryset: QuerySet[Speaker]) -> None:
        """Undo merges."""
        self.message_user(request, f"Parted: {part(queryset)}.", messages.SUCCESS)


@admin.register(Measure)
class MeasureAdmin(HistoryAdmin):
    """What numbers measure. The words name it to the engine: change them, and the next extraction reads them."""

    form = MeasureForm
    list_display = ["name", "slug", "dimension", "base_unit", "cumulative", "named_by", "claims"]
    list_filter = ["cumulative"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Measure]:
        """Count each measure's claims."""
        count = counted(Measure, "claims", without={"mention__private_to__isnull": False})
        return super().get_queryset(request).annotate(claim_count=count)

    @admin.display(description="named by")
    def named_by(self, measure: Measure) -> str:
        """Return the first of its words."""
        return shortened(", ".join(map(str, measure.words)), 60)

    @admin.display(description="claims")
    def claims(self, measure: Any) -> str:
        """Link to its claims."""
        return list_link(measure.claim_count, "claims", "claims_claim", measure__id__exact=measure.pk)
