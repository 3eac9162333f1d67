"""``expand=``: a relation whole in place of in brief, one level deep, at the cost of at most one query each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework.serializers import BaseSerializer

from claimsdb.api.serializers import claims as claims_json
from claimsdb.api.serializers import corpus as corpus_json
from claimsdb.api.serializers import links as links_json
from claimsdb.claims.models import Mention
from claimsdb.links.models import Decision

ORIGINS = ("source", "revises", "derived_from")


@dataclass(frozen=True, slots=True)
class Expansion:
    """How a relation is had whole: its serializer, and what its rows are fetched with."""

    serializer: type[BaseSerializer]
    select: tuple[str, ...] = ()
    defer: tuple[str, ...] = ()
    prefetch: Callable[[Any], tuple[Any, ...]] = lambda person: ()
    source: str = ""
    many: bool = False

    def field(self, name: str) -> BaseSerializer:
        """Return the field that takes the place of the brief one."""
        named: Any = {"source": self.source} if self.source and self.source != name else {}
        return self.serializer(read_only=True, allow_null=not self.many, many=self.many, **named)


def article(way: str) -> Expansion:
    """Return an article, which a path leads to."""
    texts = tuple(f"{way}__{step}text" for step in ("", "revises__", "derived_from__"))
    return Expansion(
        corpus_json.ArticleSerializer, tuple(f"{way}__{origin}" for origin in ORIGINS), texts, source=dotted(way)
    )


def speaker(way: str) -> Expansion:
    """Return a speaker, which a path leads to, with its aliases."""
    return Expansion(
        claims_json.SpeakerSerializer, (f"{way}__merged_into",), (), lambda _: (f"{way}__aliases",), dotted(way)
    )


def dotted(way: str) -> str:
    """Return a path as serializers write it."""
    return way.replace("__", ".")


def mentions_of_articles(person: Any) -> tuple[Any, ...]:
    """Fetch the mentions of articles that a person may see, with all that their JSON shows, in one query."""
    rows = Mention.objects.visible_to(person).select_related("speaker", "via", "annotator", "quotation", "claim")
    return (Prefetch("mentions", rows.order_by("start", "pk")),)


LINK = Expansion(
    links_json.LinkSerializer,
    tuple(
        f"link__{end}__{path}"
        for end in ("left", "right")
        for path in ("article__source", "speaker__merged_into", "claim__measure", "quotation")
    ),
    tuple(f"link__{end}__article__text" for end in ("left", "right")),
    lambda _: (Prefetch("link__decisions", Decision.objects.select_related("person")),),
)
MEASURE = Expansion(claims_json.MeasureSerializer)
QUESTION = Expansion(
    links_json.QuestionOfConflictSerializer, ("question__measure",), prefetch=lambda _: ("question__answers",)
)
ON_WORDS = {"article": article("mention__article"), "speaker": speaker("mention__speaker")}

# What may be had whole, by the model of the list and the name of the field.
EXPANSIONS: dict[str, dict[str, Expansion]] = {
    "article": {
        "source": Expansion(corpus_json.SourceSerializer),
        "mentions": Expansion(claims_json.MentionSerializer, prefetch=mentions_of_articles, many=True),
    },
    "speaker": {"merged_into": speaker("merged_into")},
    "mention": {"article": article("article"), "speaker": speaker("speaker")},
    "quotation": dict(ON_WORDS),
    "claim": ON_WORDS | {"measure": MEASURE},
    "decision": {"link": LINK},
    "question": {"measure": MEASURE},
    "conflict": {"question": QUESTION, "link": LINK},
}

# A page of rows that each bring many others with them is kept shorter than a plain one.
MOST_ROWS_WITH_MANY = 100


def fetched(rows: QuerySet, expansions: list[Expansion], person: Any) -> QuerySet:
    """Return rows with all that these expansions show."""
    for expansion in expansions:
        if expansion.select:
            rows = rows.select_related(*expansion.select)
        if expansion.defer:
            rows = rows.defer(*expansion.defer)
        rows = rows.prefetch_related(*expansion.prefetch(person))
    return rows
