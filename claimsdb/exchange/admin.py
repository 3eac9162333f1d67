"""The action "Export…" on the lists of the admin: exactly the rows that the list shows, in a format of choice.

Each list's own admin, whichever app it comes from, is registered anew with the action added.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse

from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.corpus.admin_base import BaseAdmin
from claimsdb.corpus.models import Article
from claimsdb.exchange.catalogue import ALL, FORMATS
from claimsdb.exchange.exporting import export
from claimsdb.exchange.stored.selection import Selection, of
from claimsdb.links.models import Conflict, Decision, Link, Question

EXPORTED = (Article, Mention, Claim, Quotation, Link, Decision, Question, Conflict)


class Exports(BaseAdmin):
    """Adds the action to a list. Streamed, it is bounded by no number of rows."""

    @admin.action(description="Export…", permissions=["view"])
    def export(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | StreamingHttpResponse:
        """Ask for a format, then send the chosen rows in it."""
        chosen = FORMATS.get(request.POST.get("format", ""))
        if chosen is None:
            return self.ask_for_format(request, queryset)
        response = StreamingHttpResponse(
            export(chosen.name, self.selected(request, queryset)), content_type=chosen.media_type
        )
        name = f"{self.opts.model_name}s-{chosen.name}.{chosen.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def selected(self, request: HttpRequest, queryset: QuerySet) -> Selection:
        """Return what belongs to the chosen rows, as far as this person may see it."""
        return of(queryset, Mention.objects.visible_to(request.user))

    def ask_for_format(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse:
        """Show the formats, with what each holds."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Export: which format?",
            "opts": self.opts,
            "formats": ALL,
            "chosen": self.number_of(queryset),
            "across": request.POST.get("select_across") == "1",
            "keys": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "checkbox": ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "exchange/export.html", context)

    def number_of(self, queryset: QuerySet) -> str:
        """Return how many rows were chosen, in words."""
        number = queryset.order_by().values("pk").distinct().count()
        name = self.opts.verbose_name if number == 1 else self.opts.verbose_name_plural
        return f"{number:,} {name}"

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer it last, behind what people do to the rows."""
        actions = super().get_actions(request)
        own = self.get_action("export")
        return {**actions, "export": own} if own and self.has_view_permission(request) else actions

    def response_action(
        self, request: HttpRequest, queryset: QuerySet, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Let an export take any number of rows: it neither changes them nor holds them in memory."""
        if "export" in request.POST.getlist("action"):
            return super(BaseAdmin, self).response_action(request, queryset, *args, **kwargs)
        return super().response_action(request, queryset, *args, **kwargs)


def with_export(registered: admin.ModelAdmin) -> type[admin.ModelAdmin]:
    """Return the class of a list's admin, with the action."""
    kind = type(registered)
    return type(kind.__name__, (Exports, kind), {"__doc__": kind.__doc__, "__module__": kind.__module__})


for model in EXPORTED:
    standing = admin.site._registry[model]
    admin.site.unregister(model)
    admin.site.register(model, with_export(standing))
