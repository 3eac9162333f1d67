"""The queue's pages: one link after the other, both passages side by side, each decided by a key."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from claimsdb.claims.passages import in_paragraph, normalised
from claimsdb.links.decide import DecidedMeanwhileError, decide, in_force, take_back
from claimsdb.links.models import Decision, Link, Relation
from claimsdb.links.sides import shown
from claimsdb.review.queue import MOST_WAITING, Next, Place, link_with_texts, next_link, skip, unskip, waiting
from claimsdb.review.queue_forms import BACK, SKIP, QueueForm, SayForm

# The key of each thing to do, and what it is called on its button.
KEYS = {
    Relation.MATCH.value: ("m", "Match"),
    Relation.CONFLICT.value: ("c", "Conflict"),
    Relation.UPDATE.value: ("u", "Update"),
    Relation.RELATED.value: ("r", "Related"),
    Relation.DIFFERENT.value: ("d", "Different"),
    SKIP: ("s", "Skip"),
}
BACK_KEY = "z"

# Where a person sees what others said before saying it themselves. Elsewhere theirs is an opinion of their own.
SHOWS_DECISIONS = ("disputed", "mine")

# Nobody decides more than this in a day.
MOST_TODAY = 5_000


def person_of(admin: ModelAdmin, request: HttpRequest) -> User:
    """Return who decides, or refuse those who may not."""
    if not admin.has_view_permission(request) or not request.user.has_perm("links.add_decision"):
        raise PermissionDenied
    return request.user  # type: ignore[return-value]


def page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the first link, or the one behind the place in the address, with what else may be asked for."""
    person, form = person_of(admin, request), QueueForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else None
    found = found_at(person, asked, request) if asked is not None else None
    last = Decision.objects.filter(person=person).order_by("-pk").first()
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    context = {
        **admin.admin_site.each_context(request),
        "title": "The queue of links",
        "opts": admin.opts,
        "media": admin.media + form.media,
        "form": form,
        "query": query_of(request),
        "keys": [(say, key, name) for say, (key, name) in KEYS.items()],
        "back_key": BACK_KEY,
        "undo": last.link_id if last and last.relation else 0,
        "waiting": waiting(person, asked) if asked is not None else 0,
        "most": MOST_WAITING,
        "today": Decision.objects.filter(person=person, time__gte=today).exclude(relation="")[:MOST_TODAY].count(),
        **card_context(found, form),
    }
    return TemplateResponse(request, "review/queue.html", context)


def found_at(person: User, asked: dict[str, Any], request: HttpRequest) -> Next | None:
    """Return the link that the address names, or the next behind its place."""
    at = request.GET.get("at", "")
    if at.isdecimal() and Link.objects.visible_to(person).filter(pk=at).exists():
        link = link_with_texts(int(at))
        return Next(link, Place(link.score, link.pk))
    return next_link(person, asked, Place.read(request.GET.get("after", "")))


def query_of(request: HttpRequest) -> str:
    """Return what the queue was asked for, without the place in it, to go on asking the same."""
    kept = request.GET.copy()
    for name in ("after", "at"):
        kept.pop(name, None)
    return kept.urlencode()


def card_context(found: Next | None, form: QueueForm) -> dict[str, Any]:
    """Return what a link's card shows; nothing where no link is left."""
    if found is None:
        return {"link": None}
    link = found.link
    decisions = list(link.decisions.all())
    return {
        "link": link,
        "place": str(found.place),
        "seen": decisions[-1].pk if decisions else 0,
        "said": in_force(decisions) if form.data.get("state") in SHOWS_DECISIONS else [],
        "ends": [
            shown(mention, whole=True) | {"passage": in_paragraph(mention), "normalised": normalised(mention)}
            for mention in (link.left, link.right)
        ],
    }


def following(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Return the card behind a place, for the page to keep at hand."""
    person, form = person_of(admin, request), QueueForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"error": True, "message": wrong(form)}, status=400)
    return JsonResponse(
        card(request, form, next_link(person, form.cleaned_data, Place.read(request.GET.get("after", ""))))
    )


def card(request: HttpRequest, form: QueueForm, found: Next | None) -> dict[str, Any]:
    """Return a card for the page to show, with its link's key and its place."""
    html = render_to_string("review/queue_card.html", card_context(found, form), request)
    return {"html": html, "link": found.link.pk if found else 0, "place": str(found.place) if found else ""}


@dataclass(frozen=True, slots=True)
class Told:
    """What came of something said: a message, the link to take it back from, and the link to show, if not the next."""

    message: str
    undo: int = 0
    show: Link | None = None
    status: int = 200


def say(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Do with a link what the person says, and answer with the next one: to a script as JSON, else as a page."""
    person, form = person_of(admin, request), QueueForm(request.GET)
    said = SayForm(request.POST, person)
    if not form.is_valid() or not said.is_valid():
        return answer(
            request, form, Told(f"Nothing was decided. {wrong(form)} {wrong(said)}".strip(), status=400), None
        )
    told = done(person, **{name: said.cleaned_data[name] for name in ("link", "say", "note", "seen")})
    place = Place.read(said.cleaned_data["place"])
    if told.show:
        found: Next | None = Next(link_with_texts(told.show.pk), Place(told.show.score, told.show.pk))
    else:
        found = next_link(person, form.cleaned_data, place)
    return answer(request, form, told, found)


def done(person: User, link: Link, say: str, note: str, seen: int | None) -> Told:
    """Decide a link, skip it, or take back what was last said of it."""
    if say == SKIP:
        skip(link, person)
        return Told("Skipped.", undo=link.pk)
    if say == BACK:
        if unskip(link, person):
            return Told("It is no longer skipped.", show=link)
        taken = take_back(link, person)
        if taken is None:
            return Told("There is nothing to take back.", status=409)
        return Told(f"Taken back: {taken.relation}.", show=link)
    try:
        decision = decide(link, person, say, note, seen=seen)
    except DecidedMeanwhileError as error:
        return Told(f"{error} Nothing was added: here is the next.", status=409)
    return Told(f"Decided: {decision.relation}.", undo=link.pk)


def wrong(form: Any) -> str:
    """Return what is wrong with a form, on one line."""
    return "; ".join(f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items())


def answer(request: HttpRequest, form: QueueForm, told: Told, found: Next | None) -> HttpResponse:
    """Return what came of it, and the link to go on with."""
    if "application/json" in request.headers.get("Accept", ""):
        body = {"error": told.status != 200, "message": told.message, "undo": told.undo}
        if told.status == 400:
            return JsonResponse(body, status=400)
        return JsonResponse(body | {"card": card(request, form, found)}, status=told.status)
    messages.add_message(request, messages.SUCCESS if told.status == 200 else messages.WARNING, told.message)
    query = query_of(request)
    if told.show:
        where = f"at={told.show.pk}"
    else:
        where = f"after={request.POST.get('place', '')[:100]}" if told.status != 400 else ""
    return HttpResponseRedirect(f"{reverse('admin:links_link_queue')}?{'&'.join(filter(None, [query, where]))}")
