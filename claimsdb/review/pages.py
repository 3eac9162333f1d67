"""What the reviewers' pages share: the frame of the admin, and files to keep."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.template.response import TemplateResponse


class Pages(ModelAdmin):
    """Makes pages of a model's admin."""

    def page(self, request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> TemplateResponse:
        """Return a page in the admin's frame."""
        common = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, "title": title}
        return TemplateResponse(request, template, common | context)


def attached(response: Any, kind: str, name: str) -> Any:
    """Return a response as a file to keep."""
    response["Content-Type"] = kind
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
