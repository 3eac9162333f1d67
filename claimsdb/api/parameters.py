"""Query parameters that nothing reads are refused by name: a misspelt filter never returns everything."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Any

from django.http import QueryDict
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView


class StrictParameters(APIView):
    """A view that refuses the parameters it does not read: by default, all."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse them, once it is known that the reader may read at all, and that the address does this."""
        super().initial(request, *args, **kwargs)
        method = str(request.method).lower()
        if method not in self.http_method_names or not hasattr(self, method):
            self.http_method_not_allowed(request)
        check_parameters(request.query_params, self.known_parameters(), self.repeatable_parameters())

    def known_parameters(self) -> Collection[str]:
        """Return the names that this view reads."""
        return ()

    def repeatable_parameters(self) -> Collection[str]:
        """Return those of them that may be given several times."""
        return ()


def check_parameters(given: QueryDict, known: Collection[str], repeatable: Collection[str] = ()) -> None:
    """Raise ValidationError, naming each, for parameters that are not known, that are empty, or given twice."""
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


def unknown(name: str, known: Collection[str]) -> str:
    """Return what to say of a parameter that nothing reads."""
    if not known:
        return "No parameters are read here."
    near = get_close_matches(name, sorted(known), n=1)
    return f"No such parameter. Did you mean {near[0]}?" if near else "No such parameter."
