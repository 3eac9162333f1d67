"""Pages that cost the same at a million rows: by key, never by offset, and without a count."""

import re
from typing import Any

from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView

KEY = re.compile(r"[0-9]{1,18}")  # below 2**63, the largest key of either database


def refuse(name: str, message: str) -> ValidationError:
    """Return the error for a parameter that cannot be read."""
    return ValidationError({name: [ErrorDetail(message, code="invalid")]})


class KeysetPagination(CursorPagination):
    """Newest first; ``next`` and ``previous`` carry the place, ``page_size`` the length (at most 500)."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 500
    cursor_query_description = "Where the page starts: follow `next` and `previous` rather than make one up."
    page_size_query_description = f"How many rows a page holds, 1 to {max_page_size}."

    def get_page_size(self, request: Request) -> int | None:
        """Return the length asked for, or the default; raise ValidationError for one that no page has."""
        given = request.query_params.get(self.page_size_query_param)
        if given is None:
            return self.page_size
        if not re.fullmatch("[0-9]{1,4}", given) or not 1 <= int(given) <= self.max_page_size:
            raise refuse(self.page_size_query_param, f"Give a number from 1 to {self.max_page_size}.")
        return int(given)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Return the place asked for; raise ValidationError for one that this class did not write."""
        try:
            cursor = super().decode_cursor(request)
        except NotFound as error:
            raise refuse(self.cursor_query_param, "This is no cursor of ours: follow next and previous.") from error
        if cursor and (cursor.offset or not KEY.fullmatch(str(cursor.position))):
            raise refuse(self.cursor_query_param, "This is no cursor of ours: follow next and previous.")
        return cursor

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """Describe the parameters, with the bounds of a page."""
        cursor, page_size = super().get_schema_operation_parameters(view)
        bounds = {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        return [cursor, page_size | {"schema": page_size["schema"] | bounds}]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": link | {"description": "The page of older rows; null on the last."},
                "previous": link | {"description": "The page of newer rows; null on the first."},
                "results": schema,
            },
        }


PAGING = (KeysetPagination.cursor_query_param, KeysetPagination.page_size_query_param)
