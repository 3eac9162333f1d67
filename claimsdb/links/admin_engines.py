"""The page that tells how often people agree with each engine."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from claimsdb.claims.models import Engine
from claimsdb.corpus.admin_base import BaseAdmin
from claimsdb.links.rates import MOST_DECIDED, rates


@admin.register(Engine)
class EngineAdmin(BaseAdmin):
    """Engines: nobody types one in, and the list is the table of their rates."""

    def get_urls(self) -> list[Any]:
        """Leave the list alone: engines come by posting, and stay with what they posted."""
        return [url for url in super().get_urls() if (url.name or "").endswith("_changelist")]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may see mentions may see who found them, and how well."""
        return request.user.has_perm("claims.view_mention")

    def has_view_permission(self, request: HttpRequest, obj: Engine | None = None) -> bool:
        """The same."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Engine | None = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Engine | None = None) -> bool:
        """Nobody."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the rates."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Engines, and how often people agree with them",
            "opts": self.opts,
            "rates": [(rate, shares(rate)) for rate in rates()],
            "most_decided": f"{MOST_DECIDED:,}",
            "media": self.media,
        }
        return TemplateResponse(request, "links/engines.html", context)


def shares(rate: Any) -> list[str]:
    """Return what was accepted, corrected and rejected, in percent."""
    return [f"{rate.share(number):.0%}" for number in (rate.accepted, rate.corrected, rate.rejected)]
