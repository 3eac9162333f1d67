"""The kinds of filter. Each refuses what it cannot read, and hands what it read to a QuerySet method."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django_filters.rest_framework import FilterSet
from drf_spectacular.drainage import set_override

from claimsdb.api.serializers.strict import UNFIT
from claimsdb.claims.models import Speaker
from claimsdb.corpus.fields import choices
from claimsdb.quantities.units import unit

LARGEST_ID = 2**63 - 1  # what both databases keep a key in
LONGEST_WORDS = 2000  # the longest text that any filtered column holds: an article's URL
LONGEST_UNIT = 100

Ask = Callable[[Any, Any], QuerySet]


class FilterSetBase(FilterSet):
    """A table of filters and nothing else: none is made from a model."""

    def __init__(self, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: Any = None) -> None:
        # Of some forty filters few are asked for, and none of ours keeps anything of a request: to copy them, as
        # django-filter does, and to make a class of form for them takes longer than the query.
        self.is_bound, self.data, self.queryset = data is not None, data or {}, queryset
        self.request, self.form_prefix = request, prefix
        self.filters = {name: asked for name, asked in self.base_filters.items() if name in self.data}

    @cached_property
    def form(self) -> forms.Form:
        """What reads the parameters that were given."""
        form = forms.Form(self.data if self.is_bound else None, prefix=self.form_prefix)
        form.fields = {name: asked.field for name, asked in self.filters.items()}
        return form

    @classmethod
    def repeatable(cls) -> set[str]:
        """Return the names that may be given several times."""
        return {name for name, asked in cls.base_filters.items() if isinstance(asked, OneOf)}


class Asked(django_filters.Filter):
    """A filter by a column (``at``, as in a lookup) or by a QuerySet method (``ask``)."""

    schema: dict[str, Any] = {"type": "string"}

    def __init__(self, help_text: str, *, at: str = "", ask: Ask | None = None, **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)
        self.at, self.ask = at, ask
        set_override(self, "field", self.schema | {"description": help_text})

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        """Narrow the rows down; None and "" are what was not given."""
        if value in (None, "", []):
            return qs
        return self.ask(qs, value) if self.ask else qs.filter(**{self.at: value})


class Words(Asked):
    """Filters by text."""

    field_class = forms.CharField

    def __init__(self, help_text: str, **kwargs: Any) -> None:
        super().__init__(help_text, max_length=LONGEST_WORDS, **kwargs)


class Id(Asked):
    """Filters by the id of another resource."""

    field_class = forms.IntegerField
    schema = {"type": "integer", "format": "int64", "minimum": 1}

    def __init__(self, help_text: str, **kwargs: Any) -> None:
        super().__init__(help_text, min_value=1, max_value=LARGEST_ID, **kwargs)


class Number(Asked):
    """Filters by a finite number."""

    field_class = forms.FloatField
    schema = {"type": "number", "format": "double"}


# A number in an interval, as people and programs write one, and always finite.
END = r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?"
SPAN = rf"^({END}\.\.({END})?|\.\.{END})$"


class SpanField(forms.CharField):
    """Two finite numbers, ends included: ``100000..200000``. An end left out is open."""

    default_error_messages = {
        "invalid": "Give LOW..HIGH, as in 100000..200000; an end left out is open.",
        UNFIT: "The first number is above the second.",
    }

    def to_python(self, value: Any) -> tuple[float | None, float | None] | None:  # type: ignore[override]
        """Read the two ends."""
        written = str(super().to_python(value) or "")
        if not written:
            return None
        if not re.fullmatch(SPAN, written):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        low, high = (float(end) if end else None for end in written.split("..", 1))
        if low is not None and high is not None and low > high:
            raise ValidationError(self.error_messages[UNFIT], code=UNFIT)
        return low, high


class Span(Asked):
    """Filters by an interval."""

    field_class = SpanField
    schema = {"type": "string", "pattern": SPAN}


class UnitField(forms.CharField):
    """A unit that is known: ``km``, ``USD``, ``km_per_day``."""

    default_error_messages = {UNFIT: "No unit is called so. Give one as claims have it: km, USD, percent."}

    def to_python(self, value: Any) -> str:
        """Read the slug."""
        slug = str(super().to_python(value) or "")
        try:
            # A rate may be of rates, each read within the other: of no more than such a name holds.
            if len(slug) <= LONGEST_UNIT:
                return unit(slug).slug
        except KeyError:
            pass
        raise ValidationError(self.error_messages[UNFIT], code=UNFIT)


class InUnit(Asked):
    """Filters by what a unit measures."""

    field_class = UnitField


class DayField(forms.DateField):
    """A day as ISO 8601 writes it, and no other way."""

    default_error_messages = {"invalid": "Give a day as YYYY-MM-DD."}

    def to_python(self, value: Any) -> Any:
        """Read ``2020-11-09``."""
        if value and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value).strip(), re.ASCII):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class Day(Asked):
    """Filters by a day."""

    field_class = DayField
    schema = {"type": "string", "format": "date"}

    def __init__(self, help_text: str, **kwargs: Any) -> None:
        super().__init__(help_text, input_formats=["%Y-%m-%d"], **kwargs)


class MomentField(forms.CharField):
    """A day and time as ISO 8601 writes them; UTC where no offset is given."""

    default_error_messages = {"invalid": "Give a time as YYYY-MM-DDTHH:MM:SSZ."}

    def to_python(self, value: Any) -> datetime | None:  # type: ignore[override]
        """Read ``2020-11-09T20:00:00Z``. A "+" that a query string made a space is read as one."""
        written = str(super().to_python(value) or "").replace(" ", "+")
        if not written:
            return None
        try:
            time = parse_datetime(written)
            if time is None:
                raise ValueError(written)
            return time.replace(tzinfo=UTC) if is_naive(time) else time.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class Moment(Asked):
    """Filters by a moment."""

    field_class = MomentField
    schema = {"type": "string", "format": "date-time"}


class YesOrNoField(forms.CharField):
    """``true`` or ``false``."""

    default_error_messages = {"invalid": "Give true or false."}

    def to_python(self, value: Any) -> bool | None:  # type: ignore[override]
        """Read it, whatever its case."""
        written = str(super().to_python(value) or "").lower()
        if written and written not in ("true", "false"):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return written == "true" if written else None


class YesOrNo(Asked):
    """Filters by yes or no. As ``unset``, a yes asks for rows whose column is empty."""

    field_class = YesOrNoField
    schema = {"type": "boolean"}


class OneOf(Asked):
    """Filters by a fixed set of words; given several times, any of them will do."""

    field_class = forms.MultipleChoiceField

    def __init__(self, help_text: str, names: type, **kwargs: Any) -> None:
        pairs = choices(names)
        words = {"type": "string", "enum": [value for value, _ in pairs]}
        self.schema = {"type": "array", "items": words}
        super().__init__(help_text, choices=pairs, **kwargs)


def known_as(name: str) -> set[int]:
    """Return the ids of the speakers of this name or alias, under every name that was merged with it."""
    return Speaker.objects.called(name).under_every_name()


def with_id(speaker: int) -> set[int]:
    """Return the ids of this speaker, under every name that was merged with it."""
    return Speaker.objects.filter(pk=speaker).under_every_name()
