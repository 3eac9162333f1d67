"""Counts that cost the same at any size of table: no further than somebody would read."""

from typing import Any

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery

# What stands beside a row of a list: more than this is "1,000+", and is counted by nobody.
MOST_RELATED = 1_000


class CountOf(Subquery):
    """How many rows a queryset has; bound it by slicing."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()


def counted(model: Any, relation: str, *, of: str = "pk", without: dict[str, Any] | None = None) -> Any:
    """Return how many rows stand in this relation to each, up to MOST_RELATED: asked for the rows of a page alone.

    ``of`` is the field of the page's rows that holds the model's key. ``without`` says which few of the related rows do
    not count: they are counted apart, so that an index alone answers for the many.
    """
    field = model._meta.get_field(relation)
    rows: QuerySet = field.related_model._base_manager.filter(**{field.field.name: OuterRef(of)}).order_by()
    number = CountOf(rows.values(field.field.name)[:MOST_RELATED])
    return number - CountOf(rows.filter(**without).values("pk")[:MOST_RELATED]) if without else number


def written(number: int) -> str:
    """Return a bounded count as people read it: "1,000+" at the bound."""
    return f"{number:,}{'+' * (number >= MOST_RELATED)}"
