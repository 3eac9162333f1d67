"""What an export job writes of one list: the rows that the same parameters keep there, as whoever asked sees them."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.exceptions import ValidationError

from claimsdb.api.errors import flat
from claimsdb.api.parameters import check_parameters
from claimsdb.api.renderers import RENDERERS
from claimsdb.api.resources import RESOURCES
from claimsdb.api.serializers.strict import unfit


def check_export(format_name: str, resource: str, query: str) -> None:
    """Raise ValidationError for a format that a list has not, and for what is wrong with its parameters, by name."""
    viewset: Any = RESOURCES[resource][1]
    model = viewset.queryset.model
    formats = [each.format for each in RENDERERS if not each.models or model in each.models]
    if format_name not in formats:
        raise unfit({"format": f"Of {resource}, choose one of {', '.join(formats)}."})
    try:
        asked_of(resource, query)
    except ValidationError as error:
        faults = flat(error.get_full_details())
        raise unfit({f"query.{fault['attr']}": str(fault["detail"]) for fault in faults}) from error


def asked_of(resource: str, query: str, person: Any = None) -> QuerySet:
    """Return the rows of a list that its filters keep, as a person sees them. Raises ValidationError."""
    viewset: Any = RESOURCES[resource][1]
    given = QueryDict(query)
    filters = viewset.filterset_class
    check_parameters(given, filters.base_filters, filters.repeatable())
    rows: Any = viewset.queryset.all()
    if person is not None and hasattr(rows, "visible_to"):
        rows = rows.visible_to(person)
    asked = filters(given, queryset=rows)
    if not asked.is_valid():
        raise ValidationError({name: [str(said) for said in faults] for name, faults in asked.errors.items()})
    found: QuerySet = asked.qs
    return found


def exported_rows(person: Any, asked: dict[str, Any]) -> QuerySet:
    """Return the rows of which an export job was asked; named in the settings, since jobs know nothing of the API."""
    return asked_of(asked["rows"], asked.get("query", ""), person)
