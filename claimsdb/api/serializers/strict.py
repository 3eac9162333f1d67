"""Fields that take what the description says and nothing that merely resembles it: no "12" for 12, no 1 for true."""

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import models
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.settings import api_settings

# The code of an error in what is well formed, but cannot be so: beside what is stored, or beside its other fields.
UNFIT = "unfit"

LARGEST_ID = 2**63 - 1  # what both databases keep a key in
LARGEST_OFFSET = 2**31 - 1  # what PostgreSQL keeps an offset in


class Text(serializers.CharField):
    """Text, as a JSON string; never trimmed, as words are anchored to the letter."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"trim_whitespace": False} | kwargs)

    def to_internal_value(self, data: Any) -> str:
        """Refuse all but strings."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Slug(Text, serializers.SlugField):
    """Letters, digits, hyphens and underscores."""


class Url(Text, serializers.URLField):
    """An address on the web. What no browser could follow is refused as unfit: no pattern describes it."""

    def run_validators(self, value: Any) -> None:
        """Tell a string that is no address from something that is no string."""
        try:
            super().run_validators(value)
        except serializers.ValidationError as error:
            said: Any = error.detail
            told = [serializers.ErrorDetail(part, code=UNFIT) for part in said if part.code == "invalid"]
            raise (serializers.ValidationError(told) if told else error) from error


class Whole(serializers.IntegerField):
    """A whole number, as a JSON number without a fraction."""

    def to_internal_value(self, data: Any) -> int:
        """Refuse strings, booleans and fractions; 3.0 is 3, as JSON knows but one kind of number."""
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        if isinstance(data, float) and not data.is_integer():  # infinity is none either
            self.fail("invalid")
        return int(data)


class Number(serializers.FloatField):
    """A finite number, as a JSON number."""

    default_error_messages = {"finite": "Give a finite number."}

    def to_internal_value(self, data: Any) -> float:
        """Refuse strings and booleans, and what no float can hold."""
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        try:
            number = float(data)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self.fail("finite")
        return number


class YesOrNo(serializers.BooleanField):
    """``true`` or ``false``."""

    def to_internal_value(self, data: Any) -> bool:
        """Refuse words and numbers that mean it."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Day(serializers.DateField):
    """A day as ISO 8601 writes it: ``2020-11-09``."""

    def to_internal_value(self, value: Any) -> date:
        """Refuse every other way of writing one."""
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


class Choice(serializers.ChoiceField):
    """One of a fixed set of words."""

    def to_internal_value(self, data: Any) -> Any:
        """Refuse all but strings."""
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


@extend_schema_field({"type": "integer", "format": "int64", "minimum": 1, "maximum": LARGEST_ID})
class Id(serializers.PrimaryKeyRelatedField):
    """The id of another row. Which rows there are, a view may narrow by the field's ``queryset``."""

    default_error_messages = {"does_not_exist": "There is none with the id {pk_value}."}

    def __init__(self, **kwargs: Any) -> None:
        self.whole = Whole(min_value=1, max_value=LARGEST_ID)
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """Return the row."""
        key = self.whole.run_validation(data)
        rows: Any = self.queryset  # type: ignore[arg-type]  # the stubs take it for a model's manager
        known = self.context.get("known", {}).get(rows.model)
        if known is None:
            return super().to_internal_value(key)
        if key not in known:
            self.fail("does_not_exist", pk_value=key)
        return known[key]

    def get_queryset(self) -> QuerySet:
        """Return what this person may see; the texts of articles stay in the database until somebody needs one."""
        rows: Any = super().get_queryset()
        if hasattr(rows, "visible_to") and "request" in self.context:
            rows = rows.visible_to(self.context["request"].user)
        return rows.without_text() if hasattr(rows, "without_text") else rows


class Strict(serializers.Serializer):
    """A JSON object of these names and no others."""

    default_error_messages = {"unknown": "No such field, or none that can be set here."}

    def to_internal_value(self, data: Any) -> Any:
        """Refuse, naming each, what nothing reads."""
        if isinstance(data, dict):
            names = {name for name, field in self.fields.items() if not field.read_only}
            unknown = [str(name) for name in data if name not in names]
            if unknown:
                fault = serializers.ErrorDetail(str(self.error_messages["unknown"]), code="unknown")
                raise serializers.ValidationError({name: [fault] for name in unknown})
        return super().to_internal_value(data)


class StrictModel(Strict, serializers.ModelSerializer):
    """The fields of a model that can be set. What the model and the database would refuse is asked of the model."""

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.CharField: Text,
        models.TextField: Text,
        models.SlugField: Slug,
        models.URLField: Url,
        models.FloatField: Number,
        models.PositiveIntegerField: Whole,
        models.BooleanField: YesOrNo,
        models.DateField: Day,
    }
    serializer_choice_field = Choice
    serializer_related_field = Id

    def shared(self) -> dict[str, Any]:
        """Return what the serializers of one request keep for one another."""
        context: Any = self.context
        return context


def unfit(faults: Mapping[str, str]) -> serializers.ValidationError:
    """Return the error for faults by the names of their fields; those of no one field stand under ""."""
    return serializers.ValidationError(
        {
            name or api_settings.NON_FIELD_ERRORS_KEY: [serializers.ErrorDetail(fault, code=UNFIT)]
            for name, fault in faults.items()
        }
    )


def refused_by_model(error: DjangoValidationError) -> serializers.ValidationError:
    """Return the error for what a model says of a row."""
    return unfit({"" if name == NON_FIELD_ERRORS else name: " ".join(said) for name, said in named(error).items()})


def named(error: DjangoValidationError) -> Mapping[str, list[str]]:
    """Return Django's messages by field."""
    return error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}


def check_constraints(row: models.Model) -> None:
    """Ask a row's model all that the database would refuse; raise what it says."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except DjangoValidationError as error:
        raise refused_by_model(error) from error
