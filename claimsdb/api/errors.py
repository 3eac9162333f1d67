"""Every error in one shape: ``{"type": …, "errors": [{"code": …, "detail": …, "attr": …}]}``.

``attr`` names the parameter or field at fault, or is null. The shape is that of drf-standardized-errors.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import SuspiciousOperation
from rest_framework import exceptions
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler


def in_one_shape(error: Exception, context: dict[str, Any]) -> Response | None:
    """Return the response to an exception; None leaves it to Django, which logs it as its own fault."""
    if isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError("This request cannot be read.")
    response = exception_handler(error, context)
    if response is not None:
        refused = isinstance(error, exceptions.ValidationError)
        full = error.get_full_details() if isinstance(error, exceptions.APIException) else not_found()
        response.data = {"type": "validation_error" if refused else "client_error", "errors": [*flat(full)]}
    return response


def not_found() -> Any:
    """Return what is said of an address where nothing stands."""
    return exceptions.NotFound().get_full_details()


def flat(full: Any, attr: str | None = None) -> Iterator[dict[str, str | None]]:
    """Yield one error for each message, with the name that it stands under."""
    if isinstance(full, dict) and "message" in full and "code" in full:
        yield {"code": full["code"], "detail": str(full["message"]), "attr": attr}
    elif isinstance(full, dict):
        for name, part in full.items():
            yield from flat(part, None if name == "non_field_errors" else name)
    else:
        for part in full:
            yield from flat(part, attr)


class NothingHere(APIView):
    """Every address that the API does not have."""

    schema = None
    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say so, whatever the method."""
        raise exceptions.NotFound("Nothing stands at this address.")
