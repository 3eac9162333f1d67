"""What keeps the words of a table's rows to be searched, as operations of migrations.

PostgreSQL keeps them in a generated column, ``searched``, with a GIN index: to part a text into words takes it many
times as long as to look at them. SQLite keeps an FTS5 table beside each table, which triggers follow; a migration that
makes SQLite rebuild the table drops these, and must repeat ``searchable`` (the tests insert, and find nothing where
that was forgotten).
"""

import re

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from claimsdb.corpus.search import CONFIGURATION, Searched

CONFIGURE = f"""
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION}
    ALTER MAPPING FOR asciiword, word, numword WITH unaccent, simple;
"""
# A function, since the planner leaves the index aside where it takes two words for common together that never are.
STORE = """
ALTER TABLE {table} ADD COLUMN searched tsvector GENERATED ALWAYS AS ({vector}) STORED;
CREATE INDEX {index} ON {table} USING gin (searched);
CREATE FUNCTION {index}_of(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE SET enable_seqscan = off
    AS $$ SELECT {key} FROM {table} WHERE searched @@ asked $$;
"""
LOSE = """
DROP FUNCTION IF EXISTS {index}_of(tsquery);
DROP INDEX IF EXISTS {index};
ALTER TABLE {table} DROP COLUMN IF EXISTS searched;
"""
FOLLOW = """
CREATE VIRTUAL TABLE IF NOT EXISTS {index}
    USING fts5(words, content='', tokenize="unicode61 remove_diacritics 2");
INSERT INTO {index}({index}) VALUES ('delete-all');
INSERT INTO {index}(rowid, words) SELECT {key}, {here} FROM {table};
CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN
    INSERT INTO {index}(rowid, words) VALUES (NEW.{key}, {new}); END;
CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN
    INSERT INTO {index}({index}, rowid, words) VALUES ('delete', OLD.{key}, {old}); END;
CREATE TRIGGER {index}_update AFTER UPDATE OF {columns} ON {table} BEGIN
    INSERT INTO {index}({index}, rowid, words) VALUES ('delete', OLD.{key}, {old});
    INSERT INTO {index}(rowid, words) VALUES (NEW.{key}, {new}); END;
"""


def configured() -> migrations.RunPython:
    """Return a migration operation that makes PostgreSQL's search configuration: plain words without accents."""

    def make(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(CONFIGURE, params=None)

    def drop(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {CONFIGURATION}", params=None)

    return migrations.RunPython(make, drop)


def searchable(searched: Searched) -> migrations.RunPython:
    """Return a migration operation that indexes a table's words, anew where they are indexed already."""

    def make(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            store(editor, searched)
            return
        drop(apps, editor)
        for statement in following(searched):
            editor.execute(statement, params=None)

    def drop(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(LOSE.format(index=searched.index, table=searched.table), params=None)
            return
        for event in ("insert", "delete", "update"):
            editor.execute(f"DROP TRIGGER IF EXISTS {searched.index}_{event}")
        editor.execute(f"DROP TABLE IF EXISTS {searched.index}")

    return migrations.RunPython(make, drop)


def stored(searched: Searched) -> migrations.RunPython:
    """Return a migration operation that does the same on PostgreSQL alone, where an earlier one kept no column."""

    def make(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            store(editor, searched)

    return migrations.RunPython(make, migrations.RunPython.noop)


def store(editor: BaseDatabaseSchemaEditor, searched: Searched) -> None:
    """Keep the words of a table's rows in a column of PostgreSQL, indexed; anew where they are kept."""
    vector = searched.vector({column: column for column in searched.columns})
    for template in (LOSE, STORE):
        made = template.format(index=searched.index, table=searched.table, key=searched.key, vector=vector)
        editor.execute(made, params=None)


def following(searched: Searched) -> list[str]:
    """Return the statements that make a table's FTS5 table, fill it, and let triggers follow what changes."""

    def named(prefix: str) -> str:
        return searched.of({column: prefix + column for column in searched.columns})

    written = FOLLOW.format(
        index=searched.index,
        table=searched.table,
        key=searched.key,
        columns=", ".join(searched.columns),
        here=named(""),
        new=named("NEW."),
        old=named("OLD."),
    )
    return re.split(r";\n(?=INSERT|CREATE)", written.strip())
