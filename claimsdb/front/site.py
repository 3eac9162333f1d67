"""The admin's site, with its front page."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse

from claimsdb.corpus.admin_site import ClaimsdbSite
from claimsdb.front.panels import panels


class FrontSite(ClaimsdbSite):
    """Starts with what waits for the person; the list of all that there is stays below."""

    index_template = "front/index.html"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the front page."""
        return super().index(request, {**panels(request.user), **(extra_context or {})})  # type: ignore[arg-type]
