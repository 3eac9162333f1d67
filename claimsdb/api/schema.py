"""The API described: OpenAPI 3.1 at ``schema/``, and a page to read and try it at ``docs/``."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase
from drf_spectacular.authentication import BasicScheme
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotAuthenticated

from claimsdb.api.parameters import StrictParameters
from claimsdb.claims.models import choices
from claimsdb.extraction.extraction import SpeakerKind
from claimsdb.links.models import Relation

# For SPECTACULAR_SETTINGS, which names each set of words once wherever it stands.
RELATIONS = choices(Relation)
SPEAKER_KINDS = choices(SpeakerKind)

ERRORS = {
    "type": "object",
    "description": "What every error looks like.",
    "required": ["type", "errors"],
    "properties": {
        "type": {"type": "string", "enum": ["validation_error", "client_error"]},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "detail", "attr"],
                "properties": {
                    "code": {"type": "string"},
                    "detail": {"type": "string", "description": "What is wrong, for people."},
                    "attr": {"type": ["string", "null"], "description": "The parameter or field at fault."},
                },
            },
        },
    },
}
REFUSALS = {
    "400": "A parameter is unknown, or its value cannot be read.",
    "403": "Sign in to read.",
    "404": "Nothing stands at this address.",
}


def with_errors(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Add to every operation what it answers when it refuses."""
    result["components"]["schemas"]["Errors"] = ERRORS
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Errors"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            for status, description in REFUSALS.items():
                operation["responses"][status] = {"description": description, "content": content}
    return result


class PasswordScheme(BasicScheme):
    """How the description names sign-in by name and password."""

    target_class = "claimsdb.api.authentication.PasswordAuthentication"


class SchemaView(StrictParameters, SpectacularAPIView):
    """OpenAPI 3.1: JSON, or YAML for those who accept that before JSON."""

    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer, OpenApiYamlRenderer2, OpenApiYamlRenderer]


class DocsView(SpectacularSwaggerSplitView):
    """The description as a page. Its script and its style are files, as the Content-Security-Policy asks."""

    template_name = "api/docs.html"

    def handle_exception(self, error: Exception) -> HttpResponseBase:  # type: ignore[override]  # as good as DRF's
        """Send people who may not read to where they sign in."""
        if isinstance(error, NotAuthenticated):
            return redirect_to_login(self.request.get_full_path())
        return super().handle_exception(error)
