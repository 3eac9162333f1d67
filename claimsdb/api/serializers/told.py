"""Fields of our own, of one row as of a whole page: made of some of its columns, or of how many point at it."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimsdb.api.asking import Asker


class ToldField(serializers.Field):
    """A field by a function over columns of its row: ``columns`` names them, ``tell`` has their values of many rows.

    DRF asks it of a row at a time, ``lean`` of a page at once.
    """

    columns: tuple[str, ...] = ("pk",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"source": "*", "read_only": True})

    def tell(self, asker: Asker, *columns: Sequence[Any]) -> Sequence[Any]:
        """Return what is said of each row."""
        raise NotImplementedError

    def to_representation(self, value: object) -> Any:
        """Return what is said of one."""
        context: Any = self.context
        asker = context.setdefault("asker", Asker(context.get("request")))
        return self.tell(asker, *([attrgetter(name.replace("__", "."))(value)] for name in self.columns))[0]


@extend_schema_field({"type": "integer"})
class CountField(serializers.Field):
    """How many rows of a relation point at this one; fetched beforehand where DRF asks it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"read_only": True})

    def to_representation(self, value: Any) -> int:
        """Count them."""
        return len(value.all())
