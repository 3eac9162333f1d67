"""The API described: OpenAPI 3.1 at ``schema/``, and a page to read and try it at ``docs/``."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase
from drf_spectacular.authentication import BasicScheme
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotAuthenticated

from claimsdb.api.filters.asked import LONGEST_WORDS
from claimsdb.api.idempotency import HEADER
from claimsdb.api.parameters import StrictParameters
from claimsdb.corpus.fields import choices
from claimsdb.extraction.extraction import SpeakerKind
from claimsdb.links.models import Relation

# For SPECTACULAR_SETTINGS, which names each set of words once wherever it stands.
RELATIONS = choices(Relation)
SPEAKER_KINDS = choices(SpeakerKind)

# Made from the seeds by ``python -m tests.api.examples``; a test holds each against its description.
EXAMPLES = Path(__file__).parent / "examples.json"

NO_NUL = r"^[^\u0000]*$"

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
    "400": "A parameter, a header or the body is not as described here.",
    "401": "Sign in; after too many wrong passwords, later.",
    "403": "Your role may not.",
    "404": "Nothing stands at this address.",
    "406": "JSON is all there is.",
    "429": "Too many requests: wait as long as Retry-After says.",
    "503": "The database is busy: try again.",
}
REFUSED_WRITES = {
    "409": "It is as described, but cannot be so: beside what is stored, or beside the rest of it.",
    "413": "The body is too large.",
    "415": "Send JSON.",
}
# Parameters that can be as described and still not be: an interval that ends before it begins, a unit of no such name.
INCOHERENT = {"overlaps", "in_unit"}
REFUSED_ONCE = {"422": "This Idempotency-Key came before, with another request."}
REFUSED_CHANGES = {
    "412": "The row was changed since you saw it.",
    "428": "If-Match is missing.",
}


def refusals(method: str, operation: dict[str, Any]) -> dict[str, str]:
    """Return the statuses that an operation refuses with, and why."""
    names = {parameter["name"] for parameter in operation.get("parameters", [])}
    found = REFUSALS | ({} if method == "get" else REFUSED_WRITES)
    if names & INCOHERENT:
        found = found | {"409": REFUSED_WRITES["409"]}
    if HEADER in names:
        found = found | REFUSED_ONCE
    return found | REFUSED_CHANGES if "If-Match" in names else found


def with_errors(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Add to every operation what it answers when it refuses, and to a detail that it may be known already."""
    result["components"]["schemas"]["Errors"] = ERRORS
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Errors"}}}
    for operations in result["paths"].values():
        for method, operation in operations.items():
            for status, description in refusals(method, operation).items():
                operation["responses"].setdefault(status, {"description": description, "content": content})
            if any(parameter["name"] == "If-None-Match" for parameter in operation.get("parameters", [])):
                operation["responses"]["304"] = {"description": "It is as you have it."}
    return result


def closed(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Say of what is sent that it has these names and no others, nowhere a NUL, and that a POST wants its body."""
    for operations in result["paths"].values():
        for method, operation in operations.items():
            if method == "post" and "requestBody" in operation:
                operation["requestBody"]["required"] = True
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "query" and parameter["schema"] == {"type": "string"}:
                    parameter["schema"] |= {"minLength": 1, "maxLength": LONGEST_WORDS, "pattern": NO_NUL}
    for name, component in result["components"]["schemas"].items():
        if name.endswith("Request") and component.get("type") == "object":
            component["additionalProperties"] = False
            for described in component["properties"].values():
                for each in (described, described.get("items", {}), described.get("additionalProperties", {})):
                    if "string" in each.get("type", ()) and not {"format", "enum", "pattern"} & each.keys():
                        each["pattern"] = NO_NUL
    return result


def plain(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Say "or null" and "or blank" in ways that those who generate clients understand."""
    schemas = result["components"]["schemas"]
    for component in schemas.values():
        for name, described in component.get("properties", {}).items():
            choices = [each.get("$ref", "").rpartition("/")[2] for each in described.get("oneOf", [])]
            if "BlankEnum" in choices:
                words = [word for choice in choices for word in schemas[choice]["enum"]]
                rest = {key: value for key, value in described.items() if key != "oneOf"}
                component["properties"][name] = rest | {"type": "string", "enum": words}
            elif isinstance(described.get("type"), list) and "null" in described["type"]:
                own = {key: described[key] for key in described.keys() - {"type", "description", "readOnly"}}
                (kind,) = (each for each in described["type"] if each != "null")
                beside = {key: described[key] for key in ("description", "readOnly") if key in described}
                component["properties"][name] = {"anyOf": [own | {"type": kind}, {"type": "null"}]} | beside
    schemas.pop("BlankEnum", None)
    return result


def with_examples(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Show, in every component of which the seeds have one, how it looks."""
    for name, example in json.loads(EXAMPLES.read_text(encoding="utf-8")).items():
        if name in result["components"]["schemas"]:
            result["components"]["schemas"][name]["examples"] = [example]
    return result


class TokenScheme(KnoxTokenScheme):
    """How the description names sign-in by token."""

    target_class = "claimsdb.api.authentication.TokenSignIn"


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
