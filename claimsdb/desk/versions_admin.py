"""New versions of articles in the admin: what they revise, and the mentions that wait for a person to place them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from claimsdb.claims import admin_forms
from claimsdb.claims.passages import Passage, in_sentence, listed
from claimsdb.corpus.admin_base import BaseAdmin, isolated, shortened
from claimsdb.corpus.admin_filters import LONGEST_KEY, AutocompleteFilter
from claimsdb.corpus.models import Article
from claimsdb.desk.models import Carrying
from claimsdb.desk.versions import CarryReport, carry, carry_all, drop, place

# Code points shown on either side of a place: a sentence or two.
SHOWN_AROUND = 160


class CarriesMentions(admin.ModelAdmin):
    """What articles gain: said to revise another, one takes that one's mentions over."""

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Carry the mentions over as soon as a person says which article this one revises."""
        super().save_model(request, obj, form, change)
        if "revises" in form.changed_data and obj.revises_id:
            self.tell(request, carry(obj))

    @admin.action(description="Carry mentions over from the version that it revises", permissions=["carry"])
    def carry(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Carry over what came to the old version since, or was there before this was asked."""
        revising = queryset.filter(revises__isnull=False).select_related("revises").defer(None)
        number = revising.count()
        if not number:
            self.message_user(request, "None of them is said to revise another.", messages.WARNING)
        else:
            self.tell(request, carry_all(revising))

    def has_carry_permission(self, request: HttpRequest) -> bool:
        """Whether the person may mark mentions, as this does."""
        return request.user.has_perm("claims.add_mention")

    def tell(self, request: HttpRequest, report: CarryReport) -> None:
        """Say what came of it, with the way to what waits."""
        queue = reverse("admin:desk_carrying_changelist", query={"state__exact": Carrying.State.WAITING.value})
        waits = format_html(' <a href="{}">Place them</a>', queue) if report.waiting else ""
        self.message_user(request, format_html("{}{}", str(report), waits), messages.SUCCESS)


class CarryingAdmin(BaseAdmin):
    """Mentions whose place in a new version is not sure: the queue, and a page for each."""

    list_display = ["words", "into", "state", "person"]
    list_filter = ["state", ("article", AutocompleteFilter)]
    search_fields = ["mention__exact", "article__title"]
    search_help_text = "By words or title of the new version."
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Carrying]:
        """Fetch what a row shows, of articles that the person does not annotate blind."""
        rows: Any = super().get_queryset(request)
        return rows.visible_to(request.user).with_mentions()

    def get_urls(self) -> list[Any]:
        """Add the page on which one is placed."""
        view = self.admin_site.admin_view(self.place_view)
        return [path("<int:key>/place/", view, name="desk_carrying_place"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They come of carrying over."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Carrying | None = None) -> bool:
        """Each is placed or dropped on a page of its own."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Carrying | None = None) -> bool:
        """One goes with its mention or its article, by whoever may delete those."""
        match = request.resolver_match
        by_itself = match is None or (match.url_name or "").startswith("desk_carrying")
        return not by_itself and request.user.has_perm("claims.delete_mention")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Go to the page where it is placed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal() or len(object_id) > LONGEST_KEY:
            raise Http404(f"no mention to place has the key {object_id!r}")
        return HttpResponseRedirect(reverse("admin:desk_carrying_place", args=[object_id]))

    @admin.display(description="words")
    def words(self, carrying: Carrying) -> str:
        """Return the words as they stood."""
        return listed(carrying.mention)

    @admin.display(description="new version")
    def into(self, carrying: Carrying) -> str:
        """Return the new version."""
        return isolated(shortened(str(carrying.article)))

    def place_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Show where a mention stood and where it may stand now; place or drop it, then go on to the next."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows: Any = self.get_queryset(request)
        carrying = rows.filter(pk=key if key < 10**LONGEST_KEY else 0).first()
        if carrying is None:
            raise Http404(f"no mention to place has the key {key}")
        if request.method != "POST":
            return self.page(request, carrying)
        if not request.user.has_perm("claims.add_mention"):
            raise PermissionDenied
        try:
            self.decided(request, carrying)
        except ValidationError as error:
            self.message_user(request, str(error.messages[0]), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:desk_carrying_place", args=[carrying.pk]))
        following = rows.after(carrying).first()
        if following is None:
            self.message_user(request, "Nothing more waits.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:desk_carrying_changelist"))
        return HttpResponseRedirect(reverse("admin:desk_carrying_place", args=[following.pk]))

    def decided(self, request: HttpRequest, carrying: Carrying) -> None:
        """Do what was posted: take one of the places, the words that were typed, or none."""
        choice, words = request.POST.get("choice", ""), request.POST.get("words", "").replace("\r\n", "\n").strip()
        if choice == "drop":
            drop(carrying, request.user)  # type: ignore[arg-type]
            self.message_user(request, "Dropped: it stays with the old version alone.", messages.SUCCESS)
            return
        if choice == "words":
            near = carrying.places[0]["start"] if carrying.places else None
            start = admin_forms.place(carrying.article.text, words, near) if words else None
            end = None if start is None else start + len(words)
        else:
            chosen = dict(enumerate(carrying.places)).get(int(choice) if choice in ("0", "1", "2") else -1)
            start, end = (chosen["start"], chosen["end"]) if chosen else (None, None)
        if start is None or end is None:
            raise ValidationError("Choose a place, give the words, or drop it.")
        mention = place(carrying, start, end, request.user)  # type: ignore[arg-type]
        url = reverse("admin:claims_mention_change", args=[mention.pk])
        anew = (
            ""
            if mention.exact == carrying.mention.exact
            else " Its words are others now: see whether it still says this."
        )
        self.message_user(request, format_html('Placed. <a href="{}">Look at it</a>.{}', url, anew), messages.SUCCESS)

    def page(self, request: HttpRequest, carrying: Carrying) -> HttpResponse:
        """Return the page of one."""
        decides = carrying.state == Carrying.State.WAITING and request.user.has_perm("claims.add_mention")
        text = carrying.article.text
        context = {
            **self.admin_site.each_context(request),
            "title": "Where does it stand now?",
            "opts": self.opts,
            "carrying": carrying,
            "stood": in_sentence(carrying.mention).marked(),
            "places": [around(text, at["start"], at["end"], carrying.article.language) for at in carrying.places],
            "decides": decides,
            "waiting": Carrying.objects.waiting().filter(article=carrying.article_id).count(),
            "media": self.media,
        }
        return TemplateResponse(request, "desk/carrying.html", context)


def around(text: str, start: int, end: int, language: str) -> str:
    """Return a place in a text, marked, with what stands around it."""
    before, after = text[max(0, start - SHOWN_AROUND) : start], text[end : end + SHOWN_AROUND]
    return Passage(before, text[start:end], after, language).marked()
