"""Links in the admin, for those who decide them one after the other."""

from typing import Any

from django import forms
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claimsdb.links import admin as plain
from claimsdb.review import disputes_views, queue_views


class LinkAdmin(plain.LinkAdmin):
    """Two mentions side by side, and the queue of those that wait."""

    change_list_template = "review/links.html"

    @property
    def media(self) -> forms.Media:
        """Add the reviewers' own style."""
        return super().media + forms.Media(css={"all": ["review/queue.css"]})

    def get_urls(self) -> list[Any]:
        """Add the queue, and what people differ on."""
        views = {
            "queue": ("queue/", require_GET(self.page(queue_views.page))),
            "queue_next": ("queue/next/", require_GET(self.page(queue_views.following))),
            "queue_say": ("queue/say/", require_POST(self.page(queue_views.say))),
            "disputed": ("disputed/", require_http_methods(["GET", "POST"])(self.page(disputes_views.page))),
            "agreement": ("agreement/", require_GET(self.page(disputes_views.agreement_page))),
        }
        wrap = self.admin_site.admin_view
        own = [path(route, wrap(view), name=f"links_link_{name}") for name, (route, view) in views.items()]
        return [*own, *super().get_urls()]

    def page(self, view: Any) -> Any:
        """Return a view of this admin's, which ``view`` asks for permissions and its site's look."""

        def shown(request: Any, **where: Any) -> Any:
            return view(self, request, **where)

        return shown
