"""Many small rows stored at once, by the statement that each database is quickest at."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Store rows that give these fields of a model, in this order; nothing where there is none."""
    if not rows:
        return
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(f'"{field.column}"' for field in fields)  # type: ignore[union-attr]  # a field of the table
    into = f"INSERT INTO {model._meta.db_table} ({columns})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lists = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
            values = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(f"{into} SELECT * FROM unnest({lists})", values)  # noqa: S608
        else:
            cursor.executemany(f"{into} VALUES ({', '.join(['%s'] * len(fields))})", rows)
