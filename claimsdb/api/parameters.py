"""Query parameters that nothing reads are refused by name: a misspelt filter never returns everything."""

from difflib import get_close_matches
from typing import Any

from django.http import QueryDict
from rest_framework.exceptions import ErrorDetail, ValidationError

from claimsdb.api.pagination import KeysetPagination

PAGING = (KeysetPagination.cursor_query_param, KeysetPagination.page_size_query_param)


def check_parameters(given: QueryDict, view: Any) -> None:
    """Raise ValidationError, naming each, for parameters that are unknown to the view, empty, or given twice."""
    filters = getattr(view, "filterset_class", None) if getattr(view, "detail", None) is False else None
    known = {*filters.base_filters, *PAGING} if filters else set()
    repeatable = filters.repeatable() if filters else set()
    errors = {}
    for name, values in given.lists():
        if name not in known:
            errors[name] = ErrorDetail(unknown(name, known), code="unknown")
        elif len(values) > 1 and name not in repeatable:
            errors[name] = ErrorDetail("Give it once.", code="repeated")
        elif "" in values:
            errors[name] = ErrorDetail("It is empty: give a value, or leave it out.", code="empty")
    if errors:
        raise ValidationError({name: [error] for name, error in errors.items()})


def unknown(name: str, known: set[str]) -> str:
    """Return what to say of a parameter that nothing reads."""
    if not known:
        return "No parameters are read here."
    near = get_close_matches(name, sorted(known), n=1)
    return f"No such parameter. Did you mean {near[0]}?" if near else "No such parameter."
