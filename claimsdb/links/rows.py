"""Many small rows stored at once, by the statement that each database is quickest at."""

from collections.abc import Sequence
from typing import Any

import orjson
from django.db import connection, models

# A list of keys given as one parameter, as the rows of a table with the column ``key``.
LISTED = {
    "postgresql": "unnest(%s::{of}[]) listed(key)",
    "sqlite": "(SELECT value AS key FROM json_each(%s)) listed",
}


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]], unique: str = "") -> None:
    """Store rows that give these fields of a model, in this order; nothing where there is none.

    With ``unique``, a row takes the place of the one that has its value of that field.
    """
    if not rows:
        return
    fields = {name: model._meta.get_field(name) for name in names}
    columns = {name: f'"{field.column}"' for name, field in fields.items()}  # type: ignore[union-attr]  # of the table
    into = f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns.values())})'
    others = ", ".join(f"{column} = excluded.{column}" for name, column in columns.items() if name != unique)
    instead = f" ON CONFLICT ({columns[unique]}) DO UPDATE SET {others}" if unique else ""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lists = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields.values())
            values = [list(column) for column in zip(*rows, strict=True)]
            cursor.execute(f"{into} SELECT * FROM unnest({lists}){instead}", values)  # noqa: S608
        else:
            cursor.executemany(f"{into} VALUES ({', '.join(['%s'] * len(fields))}){instead}", rows)


def listed(of: str) -> str:
    """Return SQL for the parameter that ``as_list`` makes, keys of this type of PostgreSQL's: ``FROM listed(...)``."""
    return LISTED[connection.vendor].format(of=of)


def as_list(keys: Sequence[Any]) -> Any:
    """Return keys as one parameter."""
    return keys if connection.vendor == "postgresql" else orjson.dumps(keys).decode()
