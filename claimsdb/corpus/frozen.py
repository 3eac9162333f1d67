"""Columns that the database itself refuses to change."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table}
WHEN {changed} BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
POSTGRESQL = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table}
FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION {name}();
"""


def frozen(table: str, columns: list[str], message: str) -> migrations.RunPython:
    """Return a migration operation after which an UPDATE of ``columns`` fails with ``message``.

    A later migration that makes SQLite rebuild the table drops the trigger: repeat this operation after it, which
    is safe where the trigger still stands.
    The tests of the promise fail where that was forgotten.
    """
    name = f"{table}_frozen"

    def make(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        drop(apps, editor)
        sqlite = editor.connection.vendor == "sqlite"
        differ = "IS NOT" if sqlite else "IS DISTINCT FROM"
        editor.execute(
            (SQLITE if sqlite else POSTGRESQL).format(
                name=name,
                table=table,
                columns=", ".join(columns),
                message=message,
                changed=" OR ".join(f"OLD.{column} {differ} NEW.{column}" for column in columns),
            ),
            params=None,
        )

    def drop(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")

    return migrations.RunPython(make, drop)
