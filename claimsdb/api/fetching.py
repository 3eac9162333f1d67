"""Rows by their keys, by a statement that is compiled once.

Which rows a page holds takes a short statement that differs with every filter. What is said of them takes a long one
that is always the same: on PostgreSQL, planning its dozen joins takes ten times as long as running it. So it is kept,
compiled here, and prepared there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, F, QuerySet, TextField
from django.db.models.expressions import Func
from django.db.models.sql.compiler import SQLCompiler

# Stands among the parameters where the keys go.
KEYS = object()

Convert = Callable[[Any], Any]


class AmongKeys(Func):
    """Whether a row's key is among those given, however many these are."""

    output_field = BooleanField()
    conditional = True

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Read them from JSON."""
        return f"{compiler.compile(self.source_expressions[0])[0]} IN (SELECT value FROM json_each(%s))", [KEYS]  # noqa: S608

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Take them as an array."""
        return f"{compiler.compile(self.source_expressions[0])[0]} = ANY(%s::bigint[])", [KEYS]


class Written(Func):
    """A moment or a day as JSON has it. SQLite keeps text, which its driver would make a date of, in Python, each."""

    template = "%(expressions)s"
    output_field = TextField()

    def __init__(self, column: str, *, moment: bool) -> None:
        super().__init__(F(column))
        self.moment = moment

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Write it there."""
        stored, params = compiler.compile(self.source_expressions[0])
        return (f"(replace({stored}, ' ', 'T') || 'Z')" if self.moment else f"({stored} || '')"), params


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, what it is given, and what makes a column of its answer what its field holds, by place."""

    sql: str
    params: Sequence[Any]
    converters: Mapping[int, Sequence[Convert]]

    def columns(self, connection: BaseDatabaseWrapper, keys: Sequence[Any]) -> list[Sequence[Any]]:
        """Return the columns of the rows with these keys, in that order; the key itself is the first of them."""
        given = orjson.dumps(keys).decode() if connection.vendor == "sqlite" else list(keys)
        with cursor_of(connection) as cursor:
            cursor.execute(self.sql, [given if each is KEYS else each for each in self.params])
            rows = {row[0]: row for row in cursor.fetchall()}
        columns: list[Sequence[Any]] = [*zip(*(rows[key] for key in keys if key in rows), strict=True)]
        for place, converters in self.converters.items() if columns else ():
            for convert in converters:
                columns[place] = [convert(value) for value in columns[place]]
        return columns


def statement_of(rows: QuerySet, connection: BaseDatabaseWrapper) -> Statement:
    """Compile the query of some rows, of those with given keys."""
    query = rows.filter(AmongKeys(F("pk"))).order_by().query
    compiler = query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    made = compiler.get_converters([column for column, *_ in compiler.select or ()])
    converters = {
        place: [partial(convert, expression=expression, connection=connection) for convert in converts]
        for place, (converts, expression) in made.items()
    }
    return Statement(sql, params, converters)


def cursor_of(connection: Any) -> CursorWrapper:
    """Return a cursor; on PostgreSQL one whose statements the server keeps once they were asked a few times."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    binding = connection.Database.Cursor(connection.connection)
    return connection._prepare_cursor(binding)
