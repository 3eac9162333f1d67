"""How each operation is described, beside its serializers: the headers that it reads and gives, the unit of offsets."""

from typing import Any, cast

from django.conf import settings
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework.permissions import SAFE_METHODS

from claimsdb.api.idempotency import HEADER, REPLAYED
from claimsdb.api.offsets import CODE_POINTS, PARAMETER, UNITS
from claimsdb.api.permissions import ByRole

STRING = {"type": "string"}
TAGS = {"type": "string", "minLength": 1}

OFFSET_UNIT = OpenApiParameter(
    PARAMETER, str, enum=UNITS, default=CODE_POINTS, description="What offsets count, those sent and those answered."
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    STRING,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of what you saw, or `*` for whatever stands.",
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", STRING, OpenApiParameter.HEADER, description="The ETag of what you have: 304 if it still stands."
)
KEY = OpenApiParameter(
    HEADER,
    {"type": "string", "pattern": "^[!-~]{1,200}$"},
    OpenApiParameter.HEADER,
    description="A name of your choice for this request: sent again, it is answered again, and done once.",
)
ETAG = OpenApiParameter(
    "ETag", STRING, OpenApiParameter.HEADER, response=[200, 201], description="Which state this is: for If-Match."
)
LOCATION = OpenApiParameter("Location", STRING, OpenApiParameter.HEADER, response=[201], description="Where it is.")
AGAIN = OpenApiParameter(
    REPLAYED, STRING, OpenApiParameter.HEADER, response=[201], description="true on an answer given before."
)

# What each action reads and gives, beside its body.
BY_ACTION = {
    "retrieve": [IF_NONE_MATCH, ETAG],
    "create": [KEY, ETAG, LOCATION, AGAIN],
    "bulk": [KEY, AGAIN],
    "partial_update": [IF_MATCH, ETAG],
    "destroy": [IF_MATCH],
    "mentions": [KEY],
    "links": [KEY],
}


class Described(AutoSchema):
    """Describes what the views of this API have in common."""

    def get_override_parameters(self) -> list[Any]:
        """Return the headers and the parameter that an action reads, and the headers that it gives."""
        found, view = list(super().get_override_parameters()), cast("Any", self.view)
        if hasattr(view, "said"):
            found += BY_ACTION.get(view.action, [])
        return [*found, OFFSET_UNIT] if hasattr(view, "offset_unit") else found

    def get_auth(self) -> list[Any]:
        """Say of what is open to all that nobody need sign in."""
        found: list[Any] = super().get_auth()
        by_role = any(isinstance(each, ByRole) for each in self.view.get_permissions())
        return [*found, {}] if settings.API_PUBLIC and by_role and self.method in SAFE_METHODS else found

    def get_request_serializer(self) -> Any:
        """Return what reads the body: a view that writes has serializers of its own for that."""
        view = cast("Any", self.view)
        action = getattr(view, "action", None)
        if not hasattr(view, "writes") or action not in ("create", "partial_update"):
            return super().get_request_serializer()
        partial = action == "partial_update"
        reader = (partial and view.changes) or view.writes
        return reader(partial=partial, context=view.get_serializer_context())
