"""What views do to write: create, change, delete. One transaction each, all or nothing, and never over another's work.

A view names its table ``may`` (see permissions), and its serializers for writing. What it answers is what its list says
of the row.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError
from rest_framework import status
from rest_framework.exceptions import APIException, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from claimsdb.api.etags import check_match, is_known, tag
from claimsdb.api.idempotency import once
from claimsdb.api.permissions import May


class StillNeeded(APIException):
    """Other rows stand on it."""

    status_code = 409
    default_code = "still_needed"
    default_detail = "Other rows stand on it."


class Tagged:
    """A detail carries its ETag, and a reader who has it already gets a 304."""

    def said(self, row: Any, **kwargs: Any) -> Any:
        """Return what is said of a row, or with ``many`` of several."""
        return self.get_serializer(row, **kwargs).data  # type: ignore[attr-defined]  # a view's

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return the row, or nothing where the reader knows it."""
        row = self.get_object()  # type: ignore[attr-defined]
        said = self.said(row)
        headers = {"ETag": tag(row, said), "Cache-Control": "private, no-cache"}
        if is_known(request, headers["ETag"]):
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
        return Response(said, headers=headers)


class Writes(Tagged):
    """What every view that writes does."""

    may: May = {}
    writes: type[BaseSerializer]
    changes: type[BaseSerializer] | None = None

    def written(self, row: Model | None = None, **kwargs: Any) -> BaseSerializer:
        """Return the serializer that reads what is to be written."""
        form = self.writes if row is None else self.changes or self.writes
        return form(row, **{"context": self.get_serializer_context()} | kwargs)  # type: ignore[attr-defined]

    def get_serializer_class(self) -> type[BaseSerializer]:
        """Answer a write with what the list says."""
        reads = self.request.method in ("GET", "HEAD", "OPTIONS")  # type: ignore[attr-defined]
        return super().get_serializer_class() if reads else self.serializer_class  # type: ignore[misc,attr-defined]

    def shown(self, key: Any, status_code: int = status.HTTP_200_OK) -> Response:
        """Return the answer that shows a row as it is now stored."""
        row = self.get_queryset().get(pk=key)  # type: ignore[attr-defined]
        said = self.said(row)
        headers = {"ETag": tag(row, said)}
        if status_code == status.HTTP_201_CREATED:
            headers["Location"] = said["url"]
        return Response(said, status=status_code, headers=headers)

    def held(self) -> Any:
        """Return the row that the address names, which nobody else now changes, and which this person may change."""
        row = self.get_object()  # type: ignore[attr-defined]
        guarded = guard(row)
        self.lock(guarded)
        rows: Any = type(guarded)._default_manager.filter(pk=guarded.pk)
        person = self.request.user  # type: ignore[attr-defined]
        if hasattr(rows, "changeable_by") and not rows.changeable_by(person).exists():
            raise PermissionDenied("You have finished this article.")
        return self.get_object()  # type: ignore[attr-defined]

    def lock(self, row: Any) -> None:
        """Let nobody else change a row until this transaction ends."""
        list(type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("pk"))

    def seen(self) -> Any:
        """Return that row in the state in which the client saw it."""
        row = self.held()
        check_match(self.request, row)  # type: ignore[attr-defined]
        return row


def guard(row: Any) -> Model:
    """Return the row that whoever changes this one locks first: a mention's, for what stands on it."""
    return row.mention if hasattr(row, "mention") else row


class Creates(Writes):
    """POST to the list makes a row."""

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Make it, once for each Idempotency-Key."""

        def make() -> Response:
            form = self.written(data=request.data)
            form.is_valid(raise_exception=True)
            return self.shown(form.save().pk, status.HTTP_201_CREATED)

        return once(request, make)


class Changes(Writes):
    """PATCH to the detail changes the fields that it names. There is no PUT: what is left out stays."""

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Change it, if it is still as the client saw it."""
        with transaction.atomic():
            row = self.seen()
            form = self.written(row, data=request.data, partial=True)
            form.is_valid(raise_exception=True)
            form.save()
            return self.shown(row.pk)


class Deletes(Writes):
    """DELETE to the detail deletes the row, unless other people's work stands on it."""

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Delete it, if it is still as the client saw it."""
        with transaction.atomic():
            try:
                guard(self.seen()).delete()
            except (ProtectedError, RestrictedError) as error:
                raise StillNeeded(f"It cannot be deleted: {standing_on(error)}.") from error
        return Response(status=status.HTTP_204_NO_CONTENT)


def standing_on(error: ProtectedError | RestrictedError) -> str:
    """Return what keeps a row from being deleted, in words."""
    rows: Any = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    counts: dict[str, int] = {}
    for row in rows:
        name = str(row._meta.verbose_name_plural)
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(f"{number} {name} stand on it" for name, number in sorted(counts.items()))


class Acts(Writes):
    """Actions on one row: what a verb in the address does, answered with the row."""

    def act(self, action: Callable[[Any], object]) -> Response:
        """Do it to the row, which nobody else now changes."""
        with transaction.atomic():
            row = self.held()
            action(row)
            return self.shown(row.pk)
