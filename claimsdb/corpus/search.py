"""Full-text search: what is searched of a table's rows, how the words of a search are read, and which rows have them.

The same words find the same rows on both databases. Words are taken as they stand, whatever their case and accents:
neither stemmed nor dropped for being common, since names, numbers and the words of a quotation are looked for exactly,
and not all articles are English. What keeps them is in ``search_index.py``.

A list wants the newest few of the rows that hold some words. A planner that takes a rare word for a common one walks
through the whole table for them. So it is not asked: ``matching`` looks among the newest rows, and says which way.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.db.models.expressions import Func
from django.db.models.sql.compiler import SQLCompiler

# A tsvector holds 16,383 places of words and 1 MB; so much of a text stays below both. The rest is not searched.
LONGEST_SEARCHED = 100_000

# More words than anybody types; FTS5 refuses an expression 256 deep.
MOST_WORDS = 32
# PostgreSQL refuses a word of over 2,046 bytes, and indexes none.
LONGEST_WORD = 250

# PostgreSQL's parser reads addresses, paths, signed and decimal numbers, tags and hyphenated words as one word each; it
# takes typographic signs for letters under the locale C. Parted by spaces first, words are what FTS5 takes them for.
SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + "\u00a0¡§«¬­¯°±´¶·¸»¿×÷‐‑‒–—―‘’‚‛“”„‟†‡•…‰′″‹›€№−、。「」"

CONFIGURATION = "claimsdb_words"

# Where so many of the newest rows hold the words, a list's first page is found by walking through some two thousand.
# Words that fewer hold are in about 3% of the table at most, which the index gathers in a few tenths of a second of a
# million.
NEWEST, DENSE = 500, 15

Rows = TypeVar("Rows", bound=models.QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Searched:
    """What of a table's rows is searched: columns, and an expression over them for both databases."""

    table: str
    columns: tuple[str, ...]
    words: str  # each column in braces: {title}
    key: str = "id"

    @property
    def index(self) -> str:
        """The name of the index on PostgreSQL, of the table on SQLite."""
        return f"{self.table}_words"

    def of(self, names: dict[str, str]) -> str:
        """Return the expression over columns as they are named somewhere, cut to what is searched."""
        return f"substr({self.words.format(**names)}, 1, {LONGEST_SEARCHED})"

    def vector(self, names: dict[str, str]) -> str:
        """Return PostgreSQL's expression for the words of a row: the index's, to the letter."""
        signs, spaces = literal(SIGNS), literal(" " * len(SIGNS))
        return f"to_tsvector('{CONFIGURATION}', translate({self.of(names)}, {signs}, {spaces}))"


def literal(text: str) -> str:
    """Return PostgreSQL's literal for a text of our own."""
    return "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


ARTICLES = Searched("corpus_article", ("title", "text"), "{title} || ' ' || {text}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together, in this order. The last may be the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


def read_search(written: str) -> list[Phrase]:
    """Return the phrases that a person asks for, all of which must be there.

    Double quotes hold a phrase together; a word that ends in ``*`` is the beginning of one. Nothing else has a
    meaning, and nothing is an error: signs part words, as they do in the texts.
    """
    phrases: list[Phrase] = []
    left = MOST_WORDS
    for quoted, single in re.findall(r'["“”„]([^"“”„]*)["“”]|([^\s"“”„]+)', unicodedata.normalize("NFC", written)):
        words = tuple(re.findall(r"[^\W_]+", quoted or single))[:left]
        if words:
            left -= len(words)
            phrases.append(Phrase(words, begins=single.endswith("*")))
    return list(dict.fromkeys(phrases))


def for_sqlite(phrases: list[Phrase]) -> str:
    """Return the phrases as FTS5 reads them. They hold letters and digits alone."""
    return " ".join(f'"{" ".join(phrase.words)}"' + "*" * phrase.begins for phrase in phrases)


def for_postgresql(phrases: list[Phrase]) -> str:
    """Return the phrases as ``to_tsquery`` reads them. They hold letters and digits alone."""
    return " & ".join("(" + " <-> ".join(phrase.words) + ":*" * phrase.begins + ")" for phrase in phrases)


class Held(Func):
    """Whether a row is among those that the index has for the phrases: all of these are gathered first.

    ``way`` leads to the row: ``mention__``.
    """

    output_field = models.BooleanField()

    def __init__(self, searched: Searched, phrases: list[Phrase], way: str = "") -> None:
        super().__init__(F(f"{way}pk"))
        self.index, self.phrases = searched.index, phrases

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Look the row up among those of its FTS5 table."""
        key, _ = compiler.compile(self.source_expressions[0])
        found = f"SELECT rowid FROM {self.index} WHERE {self.index} MATCH %s"  # noqa: S608
        return f"{key} IN ({found})", [for_sqlite(self.phrases)]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Look the row's key up in an array, which the index of keys takes in order, however long it is."""
        key, _ = compiler.compile(self.source_expressions[0])
        found = f"SELECT {self.index}_of(to_tsquery('{CONFIGURATION}', %s))"
        return f"{key} = ANY(ARRAY({found}))", [for_postgresql(self.phrases)]


class Among(Func):
    """Whether a row's key is among those of some rows, all of which are gathered first.

    Of several such conditions, any of which will do, each finds its rows by the index of its key. Of subqueries
    PostgreSQL would try every row.
    """

    output_field = models.BooleanField()

    def __init__(self, key: str, rows: models.QuerySet[Any]) -> None:
        super().__init__(F(key), models.Subquery(rows.values("pk")))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Ask as any subquery."""
        return self.as_sql(compiler, connection, template="%(expressions)s", arg_joiner=" IN ")

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Make an array of them."""
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY(ARRAY")


class Holds(Func):
    """Whether a row itself holds the phrases: of words that are in many, looked at row by row. On PostgreSQL alone."""

    output_field = models.BooleanField()

    def __init__(self, searched: Searched, phrases: list[Phrase], way: str = "") -> None:
        super().__init__(F(way + searched.columns[0]))
        self.phrases = phrases

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any) -> tuple[str, Any]:
        """Compare with the column of words, beside the others: by the function, not the operator that an index serves.

        The planner expects a third of the rows to pass it, whatever was learnt of the words.
        """
        beside, _ = compiler.compile(self.source_expressions[0])
        words = f"{beside.rpartition('.')[0]}.searched"
        return f"ts_match_vq({words}, to_tsquery('{CONFIGURATION}', %s))", [for_postgresql(self.phrases)]


def matching(rows: Rows, searched: Searched, written: str, *ways: str) -> Rows:
    """Return those of the rows that hold what was asked for; none where that has no word, or one too long to be any.

    ``ways`` lead to the table that is searched, and any will do: ``left__``, ``right__``; none from the table itself.
    On PostgreSQL it asks at once whether many of the newest rows hold it.
    """
    phrases = read_search(written)
    if not phrases or any(len(word) > LONGEST_WORD for phrase in phrases for word in phrase.words):
        return rows.none()
    test = Holds if dense(connections[rows.db], searched, phrases) else Held
    return rows.filter(reduce(or_, (Q(test(searched, phrases, way)) for way in ways or [""])))


def dense(connection: BaseDatabaseWrapper, searched: Searched, phrases: list[Phrase]) -> bool:
    """Say whether so many of the newest rows hold the phrases that a walk through the table soon has a page of them.

    Never on SQLite: its index gathers a million rows in the time of a few hundred such looks.
    """
    if connection.vendor != "postgresql":
        return False
    newest = f"SELECT searched FROM {searched.table} ORDER BY {searched.key} DESC LIMIT {NEWEST}"  # noqa: S608
    holding = f"SELECT count(*) FROM ({newest}) newest WHERE searched @@ to_tsquery('{CONFIGURATION}', %s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(holding, [for_postgresql(phrases)])
        return cursor.fetchone()[0] >= DENSE
