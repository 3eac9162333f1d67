"""The pages of disputed links and of agreement."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from claimsdb.links.admin_forms import MEANINGS
from claimsdb.review.disputes import LATEST, agreement, disputes
from claimsdb.review.queue import Place
from claimsdb.review.queue_forms import BACK, SKIP, SayForm
from claimsdb.review.queue_views import KEYS, done, wrong


def page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show what people differ on; let those who may settle it."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    may = request.user.has_perm("links.settle_link") and request.user.has_perm("links.add_decision")
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        return settle(request)
    found, following = disputes(request.user, Place.read(request.GET.get("after", "")))  # type: ignore[arg-type]
    context = {
        **admin.admin_site.each_context(request),
        "title": "Links that people differ on",
        "opts": admin.opts,
        "media": admin.media,
        "disputes": found,
        "following": following and str(following),
        "may_settle": may,
        "relations": [(relation.value, KEYS[relation.value][1], said) for relation, said in MEANINGS.items()],
    }
    return TemplateResponse(request, "review/disputed.html", context)


def settle(request: HttpRequest) -> HttpResponse:
    """Decide a disputed link, unless somebody did since the page was read."""
    form = SayForm(request.POST, request.user)  # type: ignore[arg-type]
    if not form.is_valid() or form.cleaned_data["say"] in (SKIP, BACK):
        messages.error(request, f"Nothing was decided. {wrong(form)}".strip())
    else:
        said = form.cleaned_data
        told = done(request.user, said["link"], said["say"], said["note"], said["seen"])  # type: ignore[arg-type]
        messages.add_message(request, messages.SUCCESS if told.status == 200 else messages.WARNING, told.message)
    return HttpResponseRedirect(reverse("admin:links_link_disputed"))


def agreement_page(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show how far people agree over links, all together and two by two."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    context = {
        **admin.admin_site.each_context(request),
        "title": "Agreement over links",
        "opts": admin.opts,
        "media": admin.media,
        "agreement": agreement(request.user),  # type: ignore[arg-type]
        "latest": LATEST,
    }
    return TemplateResponse(request, "review/agreement.html", context)
