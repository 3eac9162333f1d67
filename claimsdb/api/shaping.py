"""What of each row an answer holds: ``fields=`` leaves the rest out, ``expand=`` brings relations in whole."""

from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, ListSerializer, Serializer
from rest_framework.views import APIView

from claimsdb.api.asking import Asker
from claimsdb.api.expanding import EXPANSIONS, MOST_ROWS_WITH_MANY, Expansion, fetched
from claimsdb.api.lean import Plan, plan_of, visible
from claimsdb.api.ordering import ORDERS

FIELDS, EXPAND = "fields", "expand"
SHAPING = (FIELDS, EXPAND)

# Names in one parameter: more than any row has.
MOST_NAMES = 200

# Shapes of lists whose plans are kept: programs ask for the same few again and again.
MOST_PLANS = 200

Tree = dict[str, "Tree"]


def refuse(name: str, message: str) -> ValidationError:
    """Return the error for a parameter that names what is not there."""
    return ValidationError({name: [ErrorDetail(message, code="invalid")]})


def names_in(given: str, parameter: str) -> list[str]:
    """Return the names that commas part."""
    names = [name.strip() for name in given.split(",")]
    if len(names) > MOST_NAMES or not all(names):
        raise refuse(parameter, "Give names, with a comma between two.")
    return names


def tree_of(names: list[str]) -> Tree:
    """Return dotted names as a tree: ``article.title`` under ``article``. A name alone means all below it."""
    tree: Tree = {}
    whole: list[Tree] = []
    for name in names:
        here = tree
        for part in name.split("."):
            here = here.setdefault(part, {})
        whole.append(here)
    for branch in whole:
        branch.clear()
    return tree


def prune(serializer: Any, tree: Tree, way: str = "") -> None:
    """Take the fields that a tree does not name out of a serializer; raise ValidationError for one it does not have."""
    if isinstance(serializer, ListSerializer):
        prune(serializer.child, tree, way)
        return
    fields = serializer.fields if isinstance(serializer, Serializer) else {}
    for name, below in tree.items():
        if name not in fields:
            known = f"Here are {', '.join(fields)}." if fields else "It has no fields of its own."
            raise refuse(FIELDS, f"There is no field {way}{name}. {known}")
        if below:
            prune(fields[name], below, f"{way}{name}.")
    for name in fields.keys() - tree.keys():
        fields.pop(name)


def shape(serializer: Any, expansions: dict[str, Expansion], fields: str) -> None:
    """Put whole relations in, and take out what ``fields`` does not name, where it is given."""
    for name, expansion in expansions.items():
        serializer.fields[name] = expansion.field(name)
    if fields:
        prune(serializer, tree_of(names_in(fields, FIELDS)))


def expansions_of(view: Any) -> dict[str, Expansion]:
    """Return what may be expanded in a viewset."""
    return EXPANSIONS.get(view.queryset.model._meta.model_name, {})


class Shaped(APIView):
    """A viewset whose rows can be had in part, and with relations whole."""

    def expanded(self) -> dict[str, Expansion]:
        """Return what is to be expanded, by name; raise ValidationError for what cannot be."""
        given = self.request.query_params.get(EXPAND)
        if given is None or self.action not in ("list", "retrieve"):  # type: ignore[attr-defined]
            return {}
        names, expansions = names_in(given, EXPAND), expansions_of(self)
        for name in names:
            if name not in expansions:
                known = ", ".join(expansions)
                raise refuse(EXPAND, f"Choose from {known}." if known else "Nothing can be expanded here.")
        chosen = {name: expansions[name] for name in names}
        if any(each.many for each in chosen.values()) and self.action == "list":  # type: ignore[attr-defined]
            self.keep_short()
        return chosen

    def keep_short(self) -> None:
        """Refuse a long page of rows that each bring many."""
        size = self.request.query_params.get("page_size", "")
        if size.isdigit() and len(size) < 5 and int(size) > MOST_ROWS_WITH_MANY:
            raise refuse("page_size", f"With what is expanded, at most {MOST_ROWS_WITH_MANY}.")

    def get_queryset(self) -> QuerySet:
        """Fetch what is expanded."""
        rows: QuerySet = super().get_queryset()  # type: ignore[misc]
        return fetched(rows, list(self.expanded().values()), self.request.user)

    def get_serializer(self, *args: Any, **kwargs: Any) -> BaseSerializer:
        """Return the serializer in the shape asked for."""
        serializer: BaseSerializer = super().get_serializer(*args, **kwargs)  # type: ignore[misc]
        if self.request.method not in ("GET", "HEAD"):
            return serializer
        row: Any = serializer.child if isinstance(serializer, ListSerializer) else serializer
        shape(row, self.expanded(), self.request.query_params.get(FIELDS, ""))
        return serializer


class Lean(APIView):
    """A viewset whose list says its rows by a plan."""

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return a page."""
        view: Any = self
        viewset: Any = type(self)
        plan = planned(viewset, tuple(view.expanded()), request.query_params.get(FIELDS, ""))
        keys = view.paginate_queryset(view.filter_queryset(visible_keys(viewset, request.user.pk).all()))
        response: Response = view.get_paginated_response(plan.said([key for key, *_ in keys], Asker(request)))
        return response


@lru_cache(MOST_PLANS)
def visible_keys(viewset: Any, person: int | None) -> QuerySet:
    """Return the query for the keys of the rows that a person may see, or somebody who has not signed in."""
    rows = viewset.queryset.values_list("pk")
    return visible(rows, AnonymousUser() if person is None else User(pk=person))


@lru_cache(MOST_PLANS)
def planned(viewset: Any, expand: tuple[str, ...], fields: str) -> Plan:
    """Return the plan for a viewset's list in a shape; raise ValidationError for fields that are not there."""
    serializer = viewset.serializer_class()
    shape(serializer, {name: expansions_of(viewset)[name] for name in expand}, fields)
    return plan_of(viewset.queryset, serializer)


def with_shapes(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Describe the two parameters wherever rows are read: the second where there is something to expand."""
    for operations in result["paths"].values():
        operation = operations.get("get", {})
        if operation.get("operationId", "").rpartition("_")[2] in ("list", "retrieve") and is_shaped(operation):
            operation.setdefault("parameters", []).extend(shapes_of(EXPANSIONS.get(model_of(operation), {})))
    return result


def shapes_of(expansions: dict[str, Expansion]) -> list[dict[str, Any]]:
    """Return the parameters described, for rows of which this may be expanded."""
    fields = "Only these fields, with commas; a dot leads into a relation: `id,exact,article.source.slug`."
    shapes = [{"in": "query", "name": FIELDS, "schema": {"type": "string"}, "description": fields}]
    if expansions:
        name = f"({'|'.join(expansions)})"
        names = {"type": "string", "pattern": f"^{name}(,{name}){{0,{MOST_NAMES - 1}}}$"}
        expand = f"Relations to have whole in place of in brief, with commas: {', '.join(expansions)}."
        shapes.append({"in": "query", "name": EXPAND, "schema": names, "description": expand})
    return shapes


def is_shaped(operation: dict[str, Any]) -> bool:
    """Return whether an operation is of one of the resources."""
    return model_of(operation) in ORDERS


def model_of(operation: dict[str, Any]) -> str:
    """Return the model whose rows an operation answers with: ``link`` of ``articles_links_list``."""
    return str(operation["operationId"]).split("_")[-2:][0].removesuffix("s")
