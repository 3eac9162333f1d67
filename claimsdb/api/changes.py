"""The change feed: what was decided, added, edited and deleted, by whom and when; a follower misses no row of it.

It is read out of the decisions and the histories. A row tells when it was written, not when its transaction was
committed, so that a slow transaction lets rows of earlier times appear after later ones were read. The feed therefore
ends at a horizon, before which nothing can appear any more: on PostgreSQL a few seconds before the oldest transaction
that writes; on SQLite, where one writes at a time, longer ago than a writer can have waited for its turn.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

import orjson
from django.db import connection
from django.db.models import Model, Q
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from claimsdb.api.ordering import moment
from claimsdb.api.pagination import KeysetPagination
from claimsdb.api.parameters import StrictParameters
from claimsdb.api.serializers.brief import PersonSerializer
from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article
from claimsdb.links.models import Conflict, Decision, Question

# Between the moment that a row tells and its first statement in the database, and between two hosts' clocks.
MARGIN = timedelta(seconds=5)
# A writer waits 20 seconds for SQLite at most (see settings), and then fails.
WAITED = timedelta(seconds=25)

# Transactions without an id have written nothing yet: what they will write will tell a later time.
OLDEST_WRITER = """
SELECT min(xact_start) FROM pg_stat_activity
WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
"""

CHANGES = {"+": "added", "~": "edited", "-": "deleted"}
CURSOR, PAGE_SIZE = "cursor", "page_size"


@dataclass(frozen=True, slots=True)
class Log:
    """One table that tells of changes: of which resource, at which columns, and what else of a row is worth telling."""

    resource: str
    model: type[Model]
    time: str
    key: str
    said: tuple[str, ...] = ()
    of: str = "id"
    on_words: bool = False


def history(resource: str, model: Any, *said: str, of: str = "id", on_words: bool = False) -> Log:
    """Return the log that a model's history is."""
    return Log(resource, model.history.model, "history_date", "history_id", said, of, on_words)


# Their order decides between rows of the same moment, and a cursor keeps the place in it: new ones come last.
LOGS = (
    Log("decision", Decision, "time", "id", ("link_id", "relation", "settles", "note")),
    history("article", Article),
    history("speaker", Speaker, "name", "merged_into_id"),
    history("measure", Measure, "slug"),
    history("mention", Mention, "kind", "state", "article_id", "private_to_id", on_words=True),
    history("quotation", Quotation, of="mention_id", on_words=True),
    history("claim", Claim, of="mention_id", on_words=True),
    history("question", Question, "text"),
    history("conflict", Conflict, "state", "outcome"),
)

Place = tuple[datetime, int, int]


class ChangeSerializer(serializers.Serializer):
    """One change."""

    time = serializers.DateTimeField(read_only=True)
    resource = serializers.ChoiceField(choices=[log.resource for log in LOGS], read_only=True)
    change = serializers.ChoiceField(choices=["decided", *CHANGES.values()], read_only=True)
    id = serializers.IntegerField(read_only=True, help_text="The row's id in its resource.")
    url = serializers.CharField(read_only=True, help_text="Its address; a deleted row has none any more.")
    person = PersonSerializer(read_only=True, allow_null=True, help_text="Null where a program did it.")
    reason = serializers.CharField(read_only=True)
    said = serializers.DictField(read_only=True, help_text="What it then said: a relation, a state.")


class ChangesSerializer(serializers.Serializer):
    """A page of the feed."""

    next = serializers.URLField(read_only=True, help_text="Where to go on, now or later: keep it.")
    more = serializers.BooleanField(read_only=True, help_text="Whether there is more by now.")
    horizon = serializers.DateTimeField(read_only=True, help_text="What is later than this may not be there yet.")
    results = ChangeSerializer(many=True, read_only=True)


def horizon() -> datetime:
    """Return the moment before which nothing can appear any more."""
    now = timezone.now()
    if connection.vendor != "postgresql":
        return now - WAITED
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_WRITER)
        oldest = cursor.fetchone()[0]
    return min(now, oldest or now) - MARGIN


def after(log: Log, number: int, place: Place) -> Q:
    """Return the condition for rows of a log that come after a place."""
    time, at, key = place
    later = Q(**{f"{log.time}__gt": time})
    if number < at:
        return later
    if number > at:
        return Q(**{f"{log.time}__gte": time})
    return Q(**{f"{log.time}__gte": time}) & (later | Q(**{f"{log.key}__gt": key}))


def rows_after(place: Place | None, until: datetime, most: int, reader: Any) -> list[tuple[Place, Log, Any]]:
    """Return the next changes, in their order: one query for each log."""
    found: list[tuple[Place, Log, Any]] = []
    for number, log in enumerate(LOGS):
        person = "person" if log.model is Decision else "history_user"
        visible = Decision.objects.visible_to(reader) if log.model is Decision else log.model._default_manager.all()
        rows: Any = visible.filter(**{f"{log.time}__lte": until}).select_related(person)
        if place:
            rows = rows.filter(after(log, number, place))
        for row in rows.order_by(log.time, log.key)[:most]:
            found.append(((getattr(row, log.time), number, getattr(row, log.key)), log, row))
    return sorted(found, key=itemgetter(0))[:most]


def hidden(rows: Iterable[tuple[Place, Log, Any]], person: Any) -> set[tuple[Log, int]]:
    """Return which rows a person may not see: work on an article that is annotated blind, as in every list."""
    keys = {getattr(row, log.of) for _, log, row in rows if log.on_words}
    there = set(Mention.objects.filter(pk__in=keys).values_list("pk", flat=True))
    visible = set(Mention.objects.filter(pk__in=keys).visible_to(person).values_list("pk", flat=True))
    closed = set()
    for _, log, row in rows:
        if log.on_words and (key := getattr(row, log.of)) not in visible:
            own = getattr(row, "private_to_id", person.pk) in (None, person.pk) and log.resource == "mention"
            if key in there or not own:
                closed.add((log, row.pk))
    return closed


class ChangesView(StrictParameters, APIView):
    """The change feed, the oldest first: keep `next`, and ask it again for what has happened since."""

    def known_parameters(self) -> Collection[str]:
        """Return the place and the length."""
        return (CURSOR, PAGE_SIZE)

    @extend_schema(
        responses=ChangesSerializer,
        operation_id="changes_retrieve",
        parameters=[
            OpenApiParameter(CURSOR, str, description="Where to go on: follow `next`. The beginning where left out."),
            OpenApiParameter(PAGE_SIZE, {"type": "integer", "minimum": 1, "maximum": 500}, description="1 to 500; 50."),
        ],
    )
    def get(self, request: Request) -> Response:
        """Return a page of the feed."""
        size = KeysetPagination().get_page_size(request)
        given = request.query_params.get(CURSOR)
        place, until = place_of(given) if given else None, horizon()
        found = rows_after(place, until, size + 1, request.user)
        page, more = found[:size], len(found) > size
        closed = hidden(page, request.user)
        shown = [row_of(log, row, request) for _, log, row in page if (log, row.pk) not in closed]
        last = page[-1][0] if page else place or (until, 0, 0)
        url = replace_query_param(request.build_absolute_uri(), CURSOR, cursor_of(last))
        said = {"next": url, "more": more, "horizon": until, "results": shown}
        return Response(ChangesSerializer(said, context={"request": request}).data)


def cursor_of(place: Place) -> str:
    """Return a place as a follower keeps it."""
    return urlsafe_b64encode(orjson.dumps([place[0].isoformat(), *place[1:]])).decode("ascii")


def place_of(cursor: str) -> Place:
    """Return the place that a cursor keeps. Raises ValidationError for one that was made up."""
    try:
        time, log, key = orjson.loads(urlsafe_b64decode(cursor.encode("ascii")))
        if type(log) is not int or type(key) is not int or not 0 <= log < len(LOGS) or not 0 <= key < 2**63:
            raise ValueError(cursor)
        return moment(time), log, key
    except (ValueError, TypeError, OverflowError) as error:
        message = "This is no cursor of ours: follow next."
        raise ValidationError({CURSOR: [ErrorDetail(message, code="invalid")]}) from error


def row_of(log: Log, row: Any, request: Request) -> dict[str, Any]:
    """Return what is said of one change."""
    decided = log.model is Decision
    key = getattr(row, log.of)
    return {
        "time": getattr(row, log.time),
        "resource": log.resource,
        "change": "decided" if decided else CHANGES[row.history_type],
        "id": key,
        "url": f"{reverse(f'{log.resource}-list', request=request)}{key}/",
        "person": row.person if decided else row.history_user,
        "reason": "" if decided else row.history_change_reason or "",
        "said": {name.removesuffix("_id"): getattr(row, name) for name in log.said if name != "private_to_id"},
    }
