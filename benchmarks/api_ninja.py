"""The list of claims by django-ninja, beside our own addresses: the same rows, the same JSON, by schemas of pydantic.

It stands on the same models and middleware, and fetches what it says in one query, as its documentation has it.
"""

from datetime import date, datetime
from typing import Any

import orjson
from django.http import HttpRequest
from django.urls import include, path
from ninja import NinjaAPI, Schema
from ninja.renderers import BaseRenderer

from claimsdb.api.serializers.claims import full_claims


class ORJSONRenderer(BaseRenderer):
    """Writes JSON by orjson, as ninja's documentation has it."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Return the bytes."""
        return orjson.dumps(data)


api = NinjaAPI(renderer=ORJSONRenderer(), docs_url=None, openapi_url=None)


class Brief(Schema):
    """A row inside another."""

    id: int
    url: str
    display: str

    @staticmethod
    def resolve_id(row: Any) -> int:
        """Return its key."""
        return row.pk

    @staticmethod
    def resolve_url(row: Any) -> str:
        """Return its address."""
        return f"http://localhost/api/v1/{row._meta.model_name}s/{row.pk}/"

    @staticmethod
    def resolve_display(row: Any) -> str:
        """Return its name."""
        return str(row)


class SluggedBrief(Brief):
    """A source or a measure inside another row."""

    slug: str


class ArticleBrief(Brief):
    """An article inside another row."""

    source: SluggedBrief
    published: date | None


class Person(Schema):
    """Whoever marked it."""

    id: int
    username: str


class ClaimOut(Brief):
    """A claim."""

    article: ArticleBrief
    offset_unit: str = "codepoint"
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    speaker: Brief | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str
    via: Brief | None
    state: str
    touched: bool
    origin: str
    annotator: Person | None
    confidence: float | None
    added: datetime
    changed: datetime
    measure: SluggedBrief | None
    subject: str
    place: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    base_value: float | None
    base_low: float | None
    base_high: float | None
    base_unit: str
    period_start: date | None
    period_end: date | None
    hedge: str
    quotation: Brief | None
    converts: int | None
    question: Brief | None


ON_THE_MENTION = [
    "article", "start", "end", "exact", "prefix", "suffix", "speaker", "speaker_start", "speaker_end", "cue", "via",
    "state", "touched", "origin", "annotator", "confidence", "added", "changed",
]  # fmt: skip


def on_the_mention(name: str) -> staticmethod:
    """Return what resolves a field that stands on the claim's mention."""
    return staticmethod(lambda row: getattr(row.mention, name))


class FlatClaim(ClaimOut):
    """A claim, with what its mention tells."""

    locals().update({f"resolve_{name}": on_the_mention(name) for name in ON_THE_MENTION})

    @staticmethod
    def resolve_converts(row: Any) -> int | None:
        """Return the claim that it converts."""
        return row.converts_id

    @staticmethod
    def resolve_question(row: Any) -> Any:
        """Return the question that it answers."""
        return row.answer.question if hasattr(row, "answer") else None


class Page(Schema):
    """A page of claims."""

    next: int | None
    results: list[FlatClaim]


@api.get("/claims/", response=Page)
def claims(request: HttpRequest, measure: str, value_min: float) -> dict[str, Any]:
    """List claims of a measure and a value, the newest first."""
    rows = full_claims().shared().filter(measure__slug=measure).reaching(value_min)
    found = list(rows.order_by("-pk")[:51])
    return {"next": found[49].pk if len(found) > 50 else None, "results": found[:50]}


urlpatterns = [path("ninja/", api.urls), path("", include("claimsdb.urls"))]
