"""Speakers on the desk: the queue of those unknown, proposed merges, and the way to undo a merge."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.passages import in_sentence, printed
from claimsdb.corpus.admin_base import BaseAdmin
from claimsdb.corpus.admin_filters import LONGEST_KEY
from claimsdb.desk.models import Proposal
from claimsdb.desk.speakers import (
    MOST_AT_ONCE,
    decide,
    name_speaker,
    next_unknown,
    offered,
    propose,
    undo,
    waiting_for_a_name,
)

# Sentences that show who a speaker is: enough to tell two people apart, few enough to read.
EVIDENCE = 3

# A queue is counted no further than says that there is much to do.
MOST_WAITING = 1_000


def key_or_none(typed: str) -> int:
    """Return a key that was posted, 0 for what could be none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_KEY else 0


class SpeakerQueues(admin.ModelAdmin):
    """What speakers gain: their queues, and on a speaker's page the way to undo merges."""

    change_list_template = "desk/speakers.html"
    change_form_template = "desk/speaker.html"

    def get_urls(self) -> list[Any]:
        """Add the queue of unknown speakers, and the addresses to part and to propose."""
        wrap = self.admin_site.admin_view
        return [
            path("unknown/", wrap(self.unknown_view), name="claims_speaker_unknown"),
            path("propose/", wrap(self.propose_view), name="claims_speaker_propose"),
            path("<int:key>/part/", wrap(self.part_view), name="claims_speaker_part"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Show what was merged into the speaker, and what it is merged into, to be parted."""
        speaker = context.get("original")
        if speaker:
            context["merged"] = list(speaker.merged.order_by("name")[:MOST_WAITING])
            context["parts"] = self.has_change_permission(request, speaker)
            context["proposals"] = Proposal.objects.waiting().of(speaker).select_related("left", "right")
        return super().render_change_form(request, context, *args, **kwargs)

    def part_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Undo the merge of a speaker; go back to the page that it was asked on."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            raise PermissionDenied
        speaker = Speaker.objects.filter(pk=key if key < 10**LONGEST_KEY else 0).first()
        if speaker is None:
            raise Http404(f"no speaker has the key {key}")
        try:
            undo(speaker, request.user)  # type: ignore[arg-type]
            self.message_user(request, f"{speaker} is a speaker of its own again.", messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, str(error.message), messages.WARNING)
        here = key_or_none(request.POST.get("from", "")) or speaker.pk
        return HttpResponseRedirect(reverse("admin:claims_speaker_change", args=[here]))

    def propose_view(self, request: HttpRequest) -> HttpResponse:
        """Compare the speakers, where they are not too many for a request."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            raise PermissionDenied
        if Speaker.objects.order_by()[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE:
            many = f"More than {MOST_AT_ONCE:,} speakers are compared by the command: manage.py propose."
            self.message_user(request, many, messages.WARNING)
        else:
            self.message_user(request, str(propose()), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:desk_proposal_changelist", query={"state__exact": "waiting"}))

    def unknown_view(self, request: HttpRequest) -> HttpResponse:
        """Show one mention whose speaker is unknown; take the answer and go on to the next."""
        if not request.user.has_perm("claims.view_mention"):
            raise PermissionDenied
        answers = request.user.has_perm("claims.change_mention")
        if request.method == "POST":
            if not answers:
                raise PermissionDenied
            return self.answered(request)
        mention = next_unknown(request.user, key_or_none(request.GET.get("after", "")))
        context = {
            **self.admin_site.each_context(request),
            "title": "Who says this?",
            "opts": self.opts,
            "mention": mention,
            "passage": in_sentence(mention).marked() if mention else "",
            "printed": printed(mention.article) if mention else "",
            "offered": offered(mention) if mention else [],
            "answers": answers,
            "form": SpeakerChoice(admin_site=self.admin_site),
            "waiting": waiting_for_a_name(request.user, MOST_WAITING),
            "most": MOST_WAITING,
            "media": self.media,
        }
        return TemplateResponse(request, "desk/unknown.html", context)

    def answered(self, request: HttpRequest) -> HttpResponse:
        """Give a mention the chosen speaker, or leave it open."""
        mention = Mention.objects.filter(pk=key_or_none(request.POST.get("mention", ""))).first()
        choice = request.POST.get("choice", "")
        key = request.POST.get("speaker", "") if choice == "typed" else choice
        speaker = None if choice == "open" else Speaker.objects.filter(pk=key_or_none(key)).first()
        here = reverse("admin:claims_speaker_unknown")
        if mention is None or (speaker is None and choice != "open"):
            self.message_user(request, "Choose a speaker, or say that the article does not tell.", messages.ERROR)
            return HttpResponseRedirect(here)
        try:
            name_speaker(mention, speaker, request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            self.message_user(request, str(error.message), messages.WARNING)
        else:
            said = f"Said by {speaker}." if speaker else "Left open."
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(f"{here}?after={mention.pk}")


class SpeakerChoice(forms.Form):
    """Any speaker, found by typing."""

    speaker = forms.ModelChoiceField(queryset=Speaker.objects.all(), required=False, label="Somebody else")

    def __init__(self, *args: Any, admin_site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = AutocompleteSelect(Mention._meta.get_field("speaker"), admin_site)
        field: Any = self.fields["speaker"]
        field.widget = widget
        widget.choices = field.choices


class ProposalAdmin(BaseAdmin):
    """Speakers that may be one: the queue, and a page for each pair with sentences of both."""

    list_display = ["__str__", "why", "state", "person"]
    list_filter = ["state"]
    list_select_related = ["left", "right", "person"]
    search_fields = ["left__name", "right__name"]
    search_help_text = "By name."
    ordering = ["-score", "pk"]
    sortable_by = ()
    change_list_template = "desk/speakers.html"

    def get_urls(self) -> list[Any]:
        """Add the page of a pair."""
        view = self.admin_site.admin_view(self.pair_view)
        return [path("<int:key>/pair/", view, name="desk_proposal_pair"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They come of comparing the speakers."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        """Each is decided on a page of its own."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        """One goes with its speaker, by whoever may delete those."""
        match = request.resolver_match
        by_itself = match is None or (match.url_name or "").startswith("desk_proposal")
        return not by_itself and request.user.has_perm("claims.delete_speaker")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Go to the page of the pair."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not key_or_none(object_id):
            raise Http404(f"no proposed merge has the key {object_id!r}")
        return HttpResponseRedirect(reverse("admin:desk_proposal_pair", args=[object_id]))

    @admin.display(description="why")
    def why(self, proposal: Proposal) -> str:
        """Return what speaks for it."""
        return " ".join(map(str, proposal.reasons))

    def pair_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Show two speakers with what each says; merge them or tell them apart, then go on to the next pair."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Proposal.objects.select_related("left__merged_into", "right__merged_into", "person")
        proposal = rows.filter(pk=key if key < 10**LONGEST_KEY else 0).first()
        if proposal is None:
            raise Http404(f"no proposed merge has the key {key}")
        decides = request.user.has_perm("claims.change_speaker")
        if request.method == "POST":
            if not decides:
                raise PermissionDenied
            return self.decided(request, proposal)
        following = Proposal.objects.after(proposal).first()
        context = {
            **self.admin_site.each_context(request),
            "title": "One speaker, or two?",
            "opts": self.opts,
            "proposal": proposal,
            "sides": [evidence(request, speaker) for speaker in (proposal.left, proposal.right)],
            "decides": decides and proposal.state == Proposal.State.WAITING,
            "following": following,
            "media": self.media,
        }
        return TemplateResponse(request, "desk/pair.html", context)

    def decided(self, request: HttpRequest, proposal: Proposal) -> HttpResponse:
        """Do what was posted."""
        keep = {"left": proposal.left, "right": proposal.right, "different": None}
        choice = request.POST.get("choice", "")
        here = reverse("admin:desk_proposal_pair", args=[proposal.pk])
        if choice not in keep:
            self.message_user(request, "Say whose name stands, or that they are two.", messages.ERROR)
            return HttpResponseRedirect(here)
        try:
            decide(proposal, keep[choice], request.user)  # type: ignore[arg-type]
        except ValidationError as error:
            self.message_user(request, str(error.message), messages.WARNING)
            return HttpResponseRedirect(here)
        said = f"Merged into {keep[choice]}; its page can undo it." if keep[choice] else "Different: not asked again."
        self.message_user(request, said, messages.SUCCESS)
        following = Proposal.objects.after(proposal).first()
        if following is None:
            return HttpResponseRedirect(reverse("admin:desk_proposal_changelist"))
        return HttpResponseRedirect(reverse("admin:desk_proposal_pair", args=[following.pk]))


def evidence(request: HttpRequest, speaker: Speaker) -> dict[str, Any]:
    """Return a speaker for the page of a pair: its names, how much it says, and a few sentences, the latest first."""
    said = Mention.objects.live().visible_to(request.user).filter(speaker=speaker)
    latest = said.select_related("article__source").order_by("-pk")[:EVIDENCE]
    return {
        "speaker": speaker,
        "aliases": list(speaker.aliases.values_list("name", flat=True)[:20]),
        "number": said.aggregate(number=Count("pk"))["number"],
        "sentences": [(in_sentence(mention).marked(), printed(mention.article)) for mention in latest],
    }
