"""Every error in one shape: ``{"type": …, "errors": [{"code": …, "detail": …, "attr": …}]}``.

``attr`` names the parameter or field at fault, or is null; within a list or an object it is the way there, ``3.start``.
The shape is that of drf-standardized-errors. 400 says that a request is not as the description has it; 409, that it is,
but cannot be so beside what is stored.
"""

import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError, OperationalError
from rest_framework import exceptions
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from claimsdb.api.serializers.strict import UNFIT

LOG = logging.getLogger(__name__)

# What is well formed, but speaks of a row that is not there, or of one that is there already, or contradicts itself.
CANNOT_BE = {"does_not_exist", "unique", UNFIT}
CONFLICT = 409


class TooLarge(exceptions.APIException):
    """A body of more bytes than are read."""

    status_code = 413
    default_code = "too_large"
    default_detail = f"A request may have {settings.DATA_UPLOAD_MAX_MEMORY_SIZE:,} bytes."


class Meanwhile(exceptions.APIException):
    """What was looked at and allowed was no longer so when it was written: another wrote in between."""

    status_code = 409
    default_code = "meanwhile"
    default_detail = "Somebody wrote meanwhile what this contradicts: read it anew."


class Busy(exceptions.APIException):
    """The database could not do it now: others hold what it needs, or it is away."""

    status_code = 503
    default_code = "busy"
    default_detail = "The database is busy: try again in a moment."
    wait = 1  # seconds, for Retry-After


def in_one_shape(error: Exception, context: dict[str, Any]) -> Response | None:
    """Return the response to an exception; None leaves it to Django, which logs it as its own fault."""
    if isinstance(error, RequestDataTooBig):
        error = TooLarge()
    elif isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError("This request cannot be read.")
    elif isinstance(error, OperationalError):
        LOG.exception("The database refused a request", exc_info=error)
        error = Busy()
    elif isinstance(error, IntegrityError):
        LOG.warning("Two requests wrote at once, or a check is missing", exc_info=error)
        error = Meanwhile()
    response = exception_handler(error, context)
    if response is not None:
        refused = isinstance(error, exceptions.ValidationError)
        full = error.get_full_details() if isinstance(error, exceptions.APIException) else not_found()
        errors = [*flat(full)]
        if refused and all(each["code"] in CANNOT_BE for each in errors):
            response.status_code = CONFLICT
        response.data = {"type": "validation_error" if refused else "client_error", "errors": errors}
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
            yield from flat(part, attr if name == "non_field_errors" else f"{attr}.{name}" if attr else name)
    else:
        for place, part in enumerate(full):
            yield from flat(part, f"{attr}.{place}" if is_row(part) and attr else attr)


def is_row(part: Any) -> bool:
    """Whether a part of the errors in a list is that of one of its rows, and not a message about the whole."""
    return isinstance(part, dict) and not {"message", "code"} <= part.keys()


class NothingHere(APIView):
    """Every address that the API does not have."""

    schema = None
    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say so, whatever the method."""
        raise exceptions.NotFound("Nothing stands at this address.")
