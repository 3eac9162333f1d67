"""A create that is sent twice is done once: Idempotency-Key.

The key, what was made and the answer are one transaction. A server that dies leaves none of them, and the key is free;
two requests at once with one key wait for one another, and the second gets the first one's answer.
"""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claimsdb.api.models import KeptAnswer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT = ["Location", "ETag"]  # headers that are given again

# Whoever tries again does so within minutes; a day covers a night's outage.
KEPT_FOR = timedelta(days=1)

# How long a second request waits for the first: longer than a bulk of the largest size takes.
PATIENCE = "20s"


class OtherRequest(APIException):
    """The key was used for something else."""

    status_code = 422
    default_code = "idempotency_key_reused"
    default_detail = "This Idempotency-Key came before, with another request: make a new key."


class InFlight(APIException):
    """The first request with the key is still at work."""

    status_code = 409
    default_code = "idempotency_key_in_flight"
    default_detail = "A request with this Idempotency-Key is still at work: try again."


def once(request: Request, act: Callable[[], Response]) -> Response:
    """Do ``act`` in a transaction, all or nothing, and once for each key; return its answer, perhaps an earlier one."""
    with transaction.atomic():
        key = request.headers.get(HEADER)
        if key is None:
            return act()
        if not re.fullmatch(r"[\x21-\x7e]{1,200}", key):
            raise ValidationError({HEADER: [ErrorDetail("Give 1 to 200 visible ASCII characters.", code="invalid")]})
        KeptAnswer.objects.filter(made__lt=timezone.now() - KEPT_FOR).delete()
        kept, new = claim(request, key)
        if not new:
            return again(kept, digest_of(request))
        response = act()
        kept.status = response.status_code
        kept.headers = {name: response[name] for name in KEPT if name in response}
        kept.body = JSONRenderer().render(response.data).decode()
        kept.save()
        return response


def claim(request: Request, key: str) -> tuple[KeptAnswer, bool]:
    """Take a person's key, waiting for whoever holds it; return its row, and whether it is new."""
    person: Any = request.user  # who has signed in: nobody else writes
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":  # SQLite has one writer at a time as it is
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            row = KeptAnswer.objects.create(person=person, key=key, digest=digest_of(request))
            return row, True
    except IntegrityError:
        return KeptAnswer.objects.get(person=person, key=key), False
    except OperationalError as error:
        raise InFlight from error


def again(kept: KeptAnswer, digest: str) -> Response:
    """Return the answer that was given; raise OtherRequest where what is asked is not what was asked."""
    if kept.digest != digest:
        raise OtherRequest
    return Response(json.loads(kept.body), status=kept.status, headers=kept.headers | {REPLAYED: "true"})


def digest_of(request: Request) -> str:
    """Return what tells one request from another: its method, its address, its body."""
    _ = request.data  # reading it leaves its digest
    body = getattr(request._request, "body_digest", "")
    return sha256(f"{request.method} {request.get_full_path()} {body}".encode()).hexdigest()
