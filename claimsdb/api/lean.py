"""Lists said by column: which columns a serializer's rows take, and the function from these to their JSON.

DRF makes a model of each row and asks every field of it in turn, which costs a list many times what its query does. The
fields know all that beforehand: so a serializer is compiled once into a ``Plan``, its columns are asked for as they
are, and a page is said a column at a time. A test holds the two to the same bytes for every resource.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

from django.db import connections
from django.db.models import Count, Model, QuerySet
from rest_framework import serializers

from claimsdb.api.asking import Asker
from claimsdb.api.displays import DISPLAYS
from claimsdb.api.fetching import Statement, Written, statement_of
from claimsdb.api.serializers.brief import DisplayField
from claimsdb.api.serializers.told import CountField, ToldField

# Fields whose value is what the row holds, as orjson writes it: moments and days as DRF does.
AS_HELD = (
    serializers.IntegerField,
    serializers.FloatField,
    serializers.BooleanField,
    serializers.CharField,
    serializers.ChoiceField,
    serializers.JSONField,
    serializers.ListField,
)
DATES = (serializers.DateField, serializers.DateTimeField)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows by column, and for whom they are said."""

    columns: Mapping[str, Sequence[Any]]
    asker: Asker
    which: Sequence[int] | None = None  # those of the rows that are said, where not all

    def __getitem__(self, name: str) -> Sequence[Any]:
        column = self.columns[name]
        return column if self.which is None else [column[place] for place in self.which]

    def only(self, which: Sequence[int]) -> "Page":
        """Return some of its rows, by their places."""
        return Page(self.columns, self.asker, which if self.which is None else [self.which[each] for each in which])


Say = Callable[[Page], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Way:
    """Where a serializer's rows stand among the columns of a query: a model, and the path to it."""

    model: type[Model]
    columns: dict[str, str | Written]  # all that the query is asked for so far, in order
    path: str = ""

    def column(self, name: str) -> str:
        """Ask for a column of the rows; returns its name in the query."""
        found = self.path + name.replace(".", "__")
        self.columns.setdefault(found, found)
        return found

    def date(self, name: str, *, moment: bool) -> str:
        """Ask for a date, as JSON has it."""
        found = self.column(name)
        self.columns[found] = Written(found, moment=moment)
        return found

    def down(self, source: str) -> "Way":
        """Return the way on to a related row, as a serializer names it; a star is the row itself."""
        if source == "*":
            return self
        model: Any = self.model
        for name in source.split("."):
            model = model._meta.get_field(name).related_model
        return Way(model, self.columns, f"{self.path}{source.replace('.', '__')}__")


@dataclass(frozen=True)
class Plan:
    """How the rows of a serializer are had, as tuples of these columns, and said."""

    rows: QuerySet
    columns: tuple[str, ...]
    say: Say

    @cached_property
    def statement(self) -> Statement:
        """What fetches rows by their keys."""
        return statement_of(self.rows, connections[self.rows.db])

    def said(self, keys: Sequence[Any], asker: Asker) -> list[dict[str, Any]]:
        """Return the JSON of the rows with these keys, in that order, but for those that are there no more."""
        return self.say_columns(self.statement.columns(connections[self.rows.db], keys), asker) if keys else []

    def say_columns(self, columns: Sequence[Sequence[Any]], asker: Asker) -> list[dict[str, Any]]:
        """Return the JSON of rows, by column."""
        return list(self.say(Page(dict(zip(self.columns, columns, strict=True)), asker))) if columns else []


def plan_of(rows: QuerySet, serializer: Any, first: str = "pk") -> Plan:
    """Return the plan for rows by a serializer. One column comes first, whether it is said or not."""
    way = Way(rows.model, {first: first})
    say = row_sayer(way, serializer)
    plain: QuerySet = rows.select_related(None).prefetch_related(None)
    return Plan(plain.values_list(*way.columns.values()), tuple(way.columns), say)


def row_sayer(way: Way, serializer: Any) -> Say:
    """Return the function that says the rows which stand there."""
    names = [field.field_name for field in serializer._readable_fields]
    parts = [field_sayer(way, field) for field in serializer._readable_fields]

    def say(page: Page) -> list[dict[str, Any]]:
        values = zip(*(part(page) for part in parts), strict=True)
        return list(map(dict, map(zip, repeat(names), values)))

    return say


def field_sayer(way: Way, field: Any) -> Say:
    """Return the function that says one field of theirs."""
    source: str = field.source
    if isinstance(field, serializers.ListSerializer | serializers.ManyRelatedField):
        return beside(way, field)
    if isinstance(field, serializers.Serializer):
        return within(way.down(source), field)
    if isinstance(field, CountField):
        return counted(way, source)
    if isinstance(field, ToldField):
        return told(way.down(source), field.columns, field.tell)
    if isinstance(field, DisplayField):
        here = way.down(source)
        columns, name = DISPLAYS[here.model]
        return told(here, columns, lambda asker, *values: name(*values))
    if isinstance(field, AS_HELD):
        held = way.column(source)
        return lambda page: page[held]
    if isinstance(field, DATES):
        written = way.date(source, moment=isinstance(field, serializers.DateTimeField))
        return lambda page: page[written]
    raise TypeError(f"No column says {field!r}: name its kind here, or make it a ToldField.")


def told(way: Way, columns: Sequence[str], tell: Callable[..., Sequence[Any]]) -> Say:
    """Return the function that says what another makes of some columns."""
    names = [way.column(name) for name in columns]
    return lambda page: tell(page.asker, *(page[name] for name in names))


def within(way: Way, serializer: Any) -> Say:
    """Return the function that says a related row: null where there is none."""
    key = way.column("pk")
    say = row_sayer(way, serializer)

    def say_those_there(page: Page) -> Sequence[Any]:
        keys = page[key]
        if None not in keys:
            return say(page)
        said: list[Any] = [None] * len(keys)
        there = [place for place, key in enumerate(keys) if key is not None]
        for place, row in zip(there, say(page.only(there)) if there else (), strict=True):
            said[place] = row
        return said

    return say_those_there


def beside(way: Way, field: Any) -> Say:
    """Return the function that says the rows which point at each: one query more, of those that the asker may see."""
    relation: Any = way.model._meta.get_field(field.source)
    owner, key = relation.field.attname, way.column("pk")
    rows = relation.related_model._default_manager.order_by(*relation.related_model._meta.ordering, "pk")
    if isinstance(field, serializers.ManyRelatedField):
        slug = field.child_relation.slug_field  # type: ignore[attr-defined]  # a SlugRelatedField
        plan = Plan(rows.values_list(owner, slug), (owner, slug), lambda page: page[slug])
    else:
        plan = plan_of(rows, field.child, first=owner)

    def say(page: Page) -> Sequence[Any]:
        keys = page[key]
        found = visible(plan.rows.filter(**{f"{owner}__in": set(keys)}), page.asker.person)
        columns = [*zip(*found, strict=True)]
        of_each: dict[Any, list[Any]] = {}
        for whose, said in zip(*columns[:1], plan.say_columns(columns, page.asker), strict=False):
            of_each.setdefault(whose, []).append(said)
        return [of_each.get(key, []) for key in keys]

    return say


def counted(way: Way, source: str) -> Say:
    """Return the function that says how many rows point at each: one query more."""
    relation: Any = way.model._meta.get_field(source)
    owner, key = relation.field.attname, way.column("pk")
    rows = relation.related_model._default_manager.order_by().values_list(owner)

    def say(page: Page) -> Sequence[int]:
        keys = page[key]
        numbers = dict(rows.filter(**{f"{owner}__in": set(keys)}).annotate(number=Count("pk")))
        return [numbers.get(key, 0) for key in keys]

    return say


def visible(rows: Any, person: Any) -> Any:
    """Return the rows that a person may see, of those that are not for all."""
    return rows.visible_to(person) if hasattr(rows, "visible_to") else rows
