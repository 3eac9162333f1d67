"""Serializers compiled: for each a plain function from a row to its JSON, made once a response.

DRF asks every field of every row in turn for its attribute and its representation, which costs a list more than its
query does. The fields know all that beforehand. A kind of field that is not in the table is asked as DRF would ask it,
so that what is said is the same, and a test holds it to that for every resource.
"""

from collections.abc import Callable
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.timezone import get_current_timezone
from rest_framework import serializers
from rest_framework.fields import SkipField

Say = Callable[[Any], Any]


def moment(value: datetime | None) -> str | None:
    """Write a moment as DRF does."""
    if value is None:
        return None
    written = value.astimezone(get_current_timezone()).isoformat()
    return f"{written[:-6]}Z" if written.endswith("+00:00") else written


def day(value: date | None) -> str | None:
    """Write a day as DRF does."""
    return None if value is None else value.isoformat()


# Fields whose value is what the row holds, as orjson writes it.
AS_HELD = {
    serializers.IntegerField,
    serializers.FloatField,
    serializers.BooleanField,
    serializers.CharField,
    serializers.ChoiceField,
    serializers.SlugField,
    serializers.URLField,
    serializers.JSONField,
}
WRITTEN: dict[type, Callable[[Any], Any]] = {serializers.DateTimeField: moment, serializers.DateField: day}


def row_sayer(serializer: Any) -> Say:
    """Return the function from a row to what a serializer says of it."""
    said = [(field.field_name, field_sayer(field)) for field in serializer._readable_fields]

    def say(row: Any) -> dict[str, Any]:
        return {name: each(row) for name, each in said}

    return say


def field_sayer(field: Any) -> Say:
    """Return the function from a row to what one of its fields says."""
    kind = type(field)
    if kind in AS_HELD and field.source != "*":
        return reached(field, None)
    if kind in WRITTEN:
        return reached(field, WRITTEN[kind])
    if isinstance(field, serializers.Serializer) and kind.to_representation is serializers.Serializer.to_representation:
        return reached(field, row_sayer(field))
    return as_drf(field)


def reached(field: Any, write: Say | None) -> Say:
    """Return the function that fetches a field's value, null where its way breaks off, and writes it."""
    get = attrgetter(field.source)
    default = field.get_default() if field.default is not serializers.empty else None

    def say(row: Any) -> Any:
        try:
            value = get(row)
        except (AttributeError, ObjectDoesNotExist):
            return default
        return value if write is None or value is None else write(value)

    return say


def as_drf(field: Any) -> Say:
    """Return the function that asks the field itself."""

    def say(row: Any) -> Any:
        try:
            value = field.get_attribute(row)
        except SkipField:
            return None
        return None if value is None else field.to_representation(value)

    return say
