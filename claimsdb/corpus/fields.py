"""Text that every database and every JSON reader can hold, and an enumeration as choices."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Func
from django.db.models.expressions import Combinable
from django.utils import timezone


def refuse_unstorable(text: str) -> None:
    """Raise ValidationError for a NUL or a lone surrogate, naming its place.

    SQLite stores a NUL and PostgreSQL raises; JSON and UTF-8 cannot carry half a surrogate pair.
    """
    place = text.find("\0")
    if place >= 0:
        raise ValidationError(f"A NUL character stands at offset {place}: remove it.", code="nul")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValidationError(
            f"Half a surrogate pair stands at offset {error.start}: the text was decoded wrongly.", code="surrogate"
        ) from error


def choices(names: type) -> list[tuple[str, str]]:
    """Return a plain enumeration's members as Django choices."""
    return [(member.value, member.value.replace("_", " ")) for member in names]  # type: ignore[attr-defined]


class StorableMixin:
    """Refuses unstorable text on every way into the database, ``bulk_create`` included."""

    def get_prep_value(self, value: Any) -> Any:
        """Check, then hand over."""
        value = super().get_prep_value(value)  # type: ignore[misc]
        if isinstance(value, str):
            refuse_unstorable(value)
        return value


class LineField(StorableMixin, models.CharField):
    """One line of storable text."""


class ProseField(StorableMixin, models.TextField):
    """Storable text of any length."""


class DerivedField(models.CharField):
    """A field computed from another on every way into the row, ``bulk_create`` included."""

    derive: Callable[[str], str]

    def __init__(self, *, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(**kwargs | {"editable": False})

    def deconstruct(self) -> Any:
        """Tell migrations which field it comes from."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        """Derive it anew."""
        refuse_unstorable(text := getattr(instance, self.of))
        setattr(instance, self.attname, value := self.derive(text))
        return value


class Known(Func):
    """A column, or where it is null a literal: ordered by alike on both databases, and the same in an index.

    SQLite knows the expression of an index again only where a literal stands in it, not a parameter.
    """

    def __init__(self, column: str | Combinable, literal: str, **kwargs: Any) -> None:
        super().__init__(column, template=f"COALESCE(%(expressions)s, {literal})", **kwargs)


class ChangedField(models.DateTimeField):
    """When the row last changed. A fixture that does not tell leaves the time of its loading.

    ``save(update_fields=…)`` names it, and ``update()`` and ``bulk_update()`` set it themselves.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"default": timezone.now, "editable": False})

    def deconstruct(self) -> Any:
        """Leave out what never differs."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {key: kwargs[key] for key in kwargs.keys() - {"default", "editable"}}

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        """Take the present."""
        setattr(instance, self.attname, now := timezone.now())
        return now
