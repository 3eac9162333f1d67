"""Which state of a row was seen: an ETag on every detail, and what a change says it was made on.

A tag has two halves, ``"version-digest"``. The version is that of the row as it is stored; the digest, that of what was
said of it, which also changes with what stands around it: the name of its source, the reader's rights, the parameters.
A reader's If-None-Match asks for both, a writer's If-Match for the version alone: a source that was renamed meanwhile
is no reason to refuse a correction.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import orjson
from django.db.models import Model
from django.utils.http import parse_etags
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.links.models import Link

DIGEST_SIZE = 9  # bytes: 12 letters of base 64's alphabet, and one chance in 10**21 that two states look alike


class Stale(APIException):
    """The row is no longer as the client saw it."""

    status_code = 412
    default_code = "stale"
    default_detail = "It was changed since: read it again, then change it."


class Unconditional(APIException):
    """A change that does not say on what it was made."""

    status_code = 428
    default_code = "precondition_required"
    default_detail = "Send If-Match with the ETag of what you saw, or * to change whatever stands."


def version(row: Model) -> str:
    """Return a short name for the state in which a row, with what belongs to it, is stored."""
    return digest(repr([values(part) for part in parts(row)]).encode("utf-8", "replace"))


def parts(row: Model) -> Iterator[Model]:
    """Yield a row and those that make it up, which its queryset fetched with it."""
    match row:
        case Claim() | Quotation():
            yield row.mention
            yield row
        case Mention():
            yield row
            yield from (part for kind in ("quotation", "claim") if (part := getattr(row, kind, None)))
        case Speaker():
            yield row
            yield from row.aliases.all()
        case Link():
            yield row
            yield from row.decisions.all()
        case _:
            yield row


def values(row: Model) -> list[tuple[str, str]]:
    """Return a row's columns. An article's text, which never changes, is told by its digest beside it."""
    columns = (field.attname for field in row._meta.concrete_fields if field.attname != "text")
    return [(row._meta.label, ""), *((name, str(getattr(row, name))) for name in columns)]


def digest(data: bytes) -> str:
    """Return a short digest, in hexadecimal."""
    return blake2b(data, digest_size=DIGEST_SIZE).hexdigest()


def tag(row: Model, said: Any) -> str:
    """Return the ETag of a row of which this was said."""
    return f'"{version(row)}-{digest(orjson.dumps(said, default=str))}"'


def is_known(request: Request, etag: str) -> bool:
    """Whether the reader has this very state already: If-None-Match, weak or strong."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or etag in (name.removeprefix("W/") for name in known)


def check_match(request: Request, row: Model) -> None:
    """Raise Unconditional where the change names no state, Stale where the row's is another. Call it with a lock."""
    given = request.headers.get("If-Match")
    if given is None:
        raise Unconditional
    tags = parse_etags(given)
    if "*" not in tags and version(row) not in (name.strip('"').partition("-")[0] for name in tags if name[0] == '"'):
        raise Stale
