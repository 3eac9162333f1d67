"""Several bounded counts in one query, and how large a table is without reading it."""

from typing import Any

from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models import QuerySet, Subquery

# A count to here takes milliseconds; beyond it PostgreSQL's own estimate is as good, and costs nothing.
MOST_COUNTED = 10_000


class CountOf(Subquery):
    """How many rows a queryset has, up to its bound."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()


def counts(person: Any, **querysets: QuerySet) -> dict[str, int]:
    """Return how many rows each queryset has, up to MOST_COUNTED, by its name. One query for all of them."""
    bounded = [CountOf(rows.order_by().values("pk")[:MOST_COUNTED]) for rows in querysets.values()]
    found = User.objects.filter(pk=person.pk).values_list(*bounded).get()
    return dict(zip(querysets, found, strict=True))


def sizes(*tables: type[models.Model]) -> dict[str, int]:
    """Return about how many rows tables have, by their names: PostgreSQL's estimate; elsewhere they are counted."""
    names = [table._meta.db_table for table in tables]
    if connection.vendor != "postgresql":
        return {table._meta.db_table: table._base_manager.count() for table in tables}
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples::bigint FROM pg_class WHERE oid = ANY(%s::regclass[])", [names])
        return dict(cursor.fetchall())


def written(count: int, estimate: int | None = None) -> str:
    """Return a count as people read it: exact below the bound, about so many above."""
    if count < MOST_COUNTED:
        return f"{count:,}"
    if estimate is None or estimate < MOST_COUNTED:
        return f"{MOST_COUNTED:,} or more"
    return f"about {float(f'{estimate:.3g}'):,.0f}"
