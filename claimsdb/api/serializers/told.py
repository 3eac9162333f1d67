"""Fields of our own: made of some columns of a row, of one row as of a whole page."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

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
