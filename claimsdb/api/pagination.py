"""Pages that cost the same at a million rows: by key, never by offset, and counted only on request."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import Q, QuerySet
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param
from rest_framework.views import APIView

from claimsdb.api.counting import COUNTS, counted
from claimsdb.api.ordering import Order, orders_of

LARGEST_KEY = 2**63 - 1  # of either database


def refuse(name: str, message: str) -> ValidationError:
    """Return the error for a parameter that cannot be read."""
    return ValidationError({name: [ErrorDetail(message, code="invalid")]})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page starts: behind a row, given by its id and its value in the order; or before it."""

    key: int
    value: Any = None
    before: bool = False


def written(value: Any) -> Any:
    """Return a value as a cursor keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


class KeysetPagination(BasePagination):
    """Newest first or as asked; ``next`` and ``previous`` carry the place, ``page_size`` the length (at most 500)."""

    page_size = 50
    max_page_size = 500
    cursor_query_param = "cursor"
    page_size_query_param = "page_size"
    ordering_query_param = "ordering"
    count_query_param = "count"

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        """Return the rows of the page asked for."""
        self.request, self.url = request, request.build_absolute_uri()
        size = self.get_page_size(request)
        self.order, self.down = self.get_order(request, view)
        self.count = self.get_count(request, queryset)
        place = self.get_place(request)
        down = self.down != bool(place and place.before)
        if self.order.by:
            queryset = queryset.annotate(_place=self.order.by())
        if place:
            queryset = queryset.filter(self.beyond(place, down))
        sign = "-" if down else ""
        found = list(queryset.order_by(*[f"{sign}_place"] * bool(self.order.by), f"{sign}pk")[: size + 1])
        more, rows = len(found) > size, found[:size]
        self.further, self.back = more, place is not None
        if place and place.before:
            rows.reverse()
            self.further, self.back = True, more
        self.rows = rows
        return rows

    def beyond(self, place: Place, down: bool) -> Q:
        """Return the condition for rows behind a place, in the form that an index can start from."""
        side = "lt" if down else "gt"
        key = Q(**{f"pk__{side}": place.key})
        if not self.order.by:
            return key
        return Q(**{f"_place__{side}e": place.value}) & (Q(**{f"_place__{side}": place.value}) | key)

    def get_page_size(self, request: Request) -> int:
        """Return the length asked for, or the default; raise ValidationError for one that no page has."""
        given = request.query_params.get(self.page_size_query_param)
        if given is None:
            return self.page_size
        if not re.fullmatch("[0-9]{1,4}", given) or not 1 <= int(given) <= self.max_page_size:
            raise refuse(self.page_size_query_param, f"Give a number from 1 to {self.max_page_size}.")
        return int(given)

    def get_order(self, request: Request, view: Any) -> tuple[Order, bool]:
        """Return the order asked for, and whether it goes down."""
        given = request.query_params.get(self.ordering_query_param, "-id")
        for order in orders_of(view):
            if given in (order.name, f"-{order.name}"):
                return order, given.startswith("-")
        raise refuse(self.ordering_query_param, f"Choose one of {', '.join(names_of(view))}.")

    def get_count(self, request: Request, queryset: QuerySet) -> dict[str, Any] | None:
        """Return how many rows there are, where that is asked."""
        given = request.query_params.get(self.count_query_param)
        if given is None:
            return None
        if given not in COUNTS:
            raise refuse(self.count_query_param, f"Choose one of {', '.join(COUNTS)}.")
        return counted(queryset, given)

    def get_place(self, request: Request) -> Place | None:
        """Return the place asked for; raise ValidationError for a cursor that was not written for this order."""
        given = request.query_params.get(self.cursor_query_param)
        if given is None:
            return None
        try:
            name, value, key, before = orjson.loads(urlsafe_b64decode(given.encode("ascii")))
            if name != self.named or type(key) is not int or not 0 <= key <= LARGEST_KEY or type(before) is not bool:
                raise ValueError(given)
            return Place(key, self.order.read(value) if self.order.by else None, before)
        except (ValueError, TypeError, OverflowError) as error:
            message = "This is no cursor of ours for this order: follow next and previous."
            raise refuse(self.cursor_query_param, message) from error

    @property
    def named(self) -> str:
        """The order as it is asked for."""
        return "-" * self.down + self.order.name

    def link(self, row: Any, before: bool) -> str:
        """Return the address of the page behind a row, or before it. Of a tuple the key comes first, the place last."""
        key, place = (row[0], row[-1]) if isinstance(row, tuple) else (row.pk, getattr(row, "_place", None))
        value = written(place) if self.order.by else None
        cursor = urlsafe_b64encode(orjson.dumps([self.named, value, key, before])).decode("ascii")
        url = remove_query_param(self.url, self.count_query_param)
        return replace_query_param(url, self.cursor_query_param, cursor)

    def get_next_link(self) -> str | None:
        """Return where the list goes on."""
        return self.link(self.rows[-1], before=False) if self.rows and self.further else None

    def get_previous_link(self) -> str | None:
        """Return where the page before this one is."""
        return self.link(self.rows[0], before=True) if self.rows and self.back else None

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page."""
        page = {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
        return Response(page if self.count is None else {"count": self.count} | page)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Describe the parameters, with the bounds of a page."""
        size = {"type": "integer", "minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        names = {"type": "string", "enum": names_of(view), "default": "-id"}
        orders = ", ".join(f"`{order.name}` ({order.about})" for order in orders_of(view))
        described = {
            self.cursor_query_param: (
                {"type": "string"},
                "Where the page starts: follow `next` and `previous` rather than make one up.",
            ),
            self.page_size_query_param: (size, f"How many rows a page holds, 1 to {self.max_page_size}."),
            self.ordering_query_param: (names, f"The order of the list: {orders}; with a minus the other way round."),
            self.count_query_param: (
                {"type": "string", "enum": list(COUNTS)},
                "Also tell how many rows there are: `bounded` counts to 10,000, `estimated` asks the planner.",
            ),
        }
        return [
            {"name": name, "in": "query", "required": False, "schema": schema, "description": about}
            for name, (schema, about) in described.items()
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page."""
        link = {"type": ["string", "null"], "format": "uri"}
        count = {
            "type": "object",
            "description": "How many rows there are, where `count` asks.",
            "required": ["rows", "is"],
            "properties": {
                "rows": {"type": "integer", "minimum": 0},
                "is": {"type": "string", "enum": ["exact", "at least", "estimated"]},
            },
        }
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "count": count,
                "next": link | {"description": "The page where the list goes on; null on the last."},
                "previous": link | {"description": "The page before; null on the first."},
                "results": schema,
            },
        }


def names_of(view: Any) -> list[str]:
    """Return the names of a list's orders, each way."""
    return [sign + order.name for order in orders_of(view) for sign in ("-", "")]


PAGING = (
    KeysetPagination.cursor_query_param,
    KeysetPagination.page_size_query_param,
    KeysetPagination.ordering_query_param,
    KeysetPagination.count_query_param,
)
