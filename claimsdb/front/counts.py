"""Several bounded counts in one query, and how large a table is without reading it."""

from typing import Any

from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claimsdb.corpus.counts import CountOf

# A count to here takes milliseconds; beyond it PostgreSQL's own estimate is as good, and costs nothing.
MOST_COUNTED = 10_000


class ReviewedOf(CountOf):
    """How many of a queryset's rows have another state than that of a suggestion."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted WHERE counted.state <> 'suggested')"


def bounded(rows: QuerySet) -> CountOf:
    """Return the count of these rows, up to MOST_COUNTED."""
    return CountOf(rows.order_by().values("pk")[:MOST_COUNTED])


def size(table: type[models.Model]) -> Any:
    """Return about how many rows a table has: PostgreSQL's estimate, -1 without one; elsewhere they are counted."""
    if connection.vendor == "postgresql":
        asked = "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass"
        return RawSQL(asked, [table._meta.db_table], models.BigIntegerField())  # noqa: S611
    return CountOf(table._base_manager.order_by().values("pk"))


def counts(person: Any, **numbers: Any) -> dict[str, int]:
    """Return these numbers by their names. One query for all of them."""
    found = User.objects.filter(pk=person.pk).values_list(*numbers.values()).get()
    return dict(zip(numbers, found, strict=True))


def written(count: int, estimate: int) -> str:
    """Return a count as people read it: exact below the bound, about so many above."""
    if count < MOST_COUNTED:
        return f"{count:,}"
    return f"about {float(f'{max(count, estimate):.3g}'):,.0f}"
