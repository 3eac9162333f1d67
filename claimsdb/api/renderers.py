"""Lists in the formats of ``exchange``: ``?format=w3c``, or the format's media type as ``Accept``.

A page of a list is what one answer holds, at most ``max_page_size`` rows, with the addresses of the pages beside it in
the header ``Link`` (RFC 8288). Our own JSONL and CSV hold the rows of the list alone; the formats of other tools bring
what those rows cannot be read without.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.corpus.models import Article
from claimsdb.exchange.catalogue import FORMATS
from claimsdb.exchange.columns import BY_NAME, Table
from claimsdb.exchange.formats.csv_tables import write_table
from claimsdb.exchange.formats.jsonl import lines
from claimsdb.exchange.formats.w3c import write_w3c_page
from claimsdb.exchange.stored.reading import StoredRows
from claimsdb.exchange.stored.selection import of
from claimsdb.links.models import Conflict, Decision, Link, Question

FORMAT = "format"  # the parameter

# What the formats of other tools can start from.
MARKED = (Article, Mention, Quotation, Claim)
LINKED = (Link, Decision, Question, Conflict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a list: its rows with what belongs to them, the tables that hold its own, and where it stands."""

    rows: StoredRows
    tables: Collection[Table]
    url: str
    of: str
    beside: Mapping[str, str]


class ExchangeRenderer(BaseRenderer):
    """One format of a ``Page``; an error is JSON in every format."""

    render_style = "binary"
    charset = None
    format: str
    models: tuple[type[Model], ...] = ()  # the lists that can be had so; () for all

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        """Return a page's bytes."""
        return b"".join(self.pieces(data))

    def pieces(self, page: Page) -> Iterator[bytes]:
        """Give a page in the format: its own rows, and what belongs to them."""
        return FORMATS[self.format].stream(page.rows)


class JSONLRenderer(ExchangeRenderer):
    """The rows of the list, a line each."""

    format, media_type = "jsonl", FORMATS["jsonl"].media_type

    def pieces(self, page: Page) -> Iterator[bytes]:
        """Give the lines of the list's own tables."""
        return (line for table in page.tables for line in lines(table, page.rows))


class CSVRenderer(ExchangeRenderer):
    """The rows of the list, under a row that names the columns. Not of mentions, which are of two kinds."""

    format, media_type = "csv", "text/csv"

    def pieces(self, page: Page) -> Iterator[bytes]:
        """Give the list's own table."""
        return (piece for table in page.tables for piece in write_table(table, page.rows))


class SchemaOrgRenderer(ExchangeRenderer):
    """schema.org."""

    format, media_type, models = "schema-org", FORMATS["schema-org"].media_type, MARKED + LINKED


class W3CRenderer(ExchangeRenderer):
    """An AnnotationPage."""

    format, media_type, models = "w3c", "application/ld+json", MARKED + LINKED

    def pieces(self, page: Page) -> Iterator[bytes]:
        """Give the page, which names those beside it."""
        yield write_w3c_page(page.rows, url=page.url, part_of=page.of, beside=page.beside)


class LabelStudioRenderer(ExchangeRenderer):
    """Label Studio."""

    format, media_type, models = "label-studio", FORMATS["label-studio"].media_type, MARKED


class DoccanoRenderer(ExchangeRenderer):
    """doccano."""

    format, media_type, models = "doccano", FORMATS["doccano"].media_type, MARKED


class BratRenderer(ExchangeRenderer):
    """brat, as a .zip."""

    format, media_type, models = "brat", FORMATS["brat"].media_type, MARKED


class UCDPRenderer(ExchangeRenderer):
    """Resolved questions."""

    format, media_type, models = "ucdp", FORMATS["ucdp"].media_type, (Question, Conflict)


# Those with a profile stand before those without: an Accept that names one finds it.
RENDERERS = (
    JSONLRenderer,
    UCDPRenderer,
    CSVRenderer,
    SchemaOrgRenderer,
    W3CRenderer,
    LabelStudioRenderer,
    DoccanoRenderer,
    BratRenderer,
)


def renderers_of(model: type[Model]) -> tuple[type[ExchangeRenderer], ...]:
    """Return the formats that a list of this model can be had in, beside JSON."""
    found = [each for each in RENDERERS if not each.models or model in each.models]
    return tuple(each for each in found if not (model is Mention and each is CSVRenderer))


def tables_of(model: type[Model]) -> tuple[Table, ...]:
    """Return the tables that hold the rows of a model."""
    if model is Mention:
        return BY_NAME["quotations"], BY_NAME["claims"]
    return (BY_NAME[f"{model.__name__.lower()}s"],)


# What most programs accept, which leaves nothing to be weighed.
ANYTHING = {"*/*", "application/json", "application/json, */*"}


class ByFormat(DefaultContentNegotiation):
    """Takes the parameter's format where one is given, else the one that ``Accept`` prefers."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer. Raises ValidationError for a format that the list has not."""
        asked = request.query_params.get(FORMAT)
        if not asked and request.META.get("HTTP_ACCEPT", "*/*") in ANYTHING:
            return renderers[0], renderers[0].media_type
        if not asked or len(renderers) == 1:
            return super().select_renderer(request, renderers, format_suffix)
        for renderer in renderers:
            if renderer.format == asked:
                return renderer, renderer.media_type
        known = ", ".join(renderer.format for renderer in renderers)
        raise ValidationError({FORMAT: [ErrorDetail(f"Choose one of {known}.", code="invalid_choice")]})


class Exported(Response):
    """A page in a format. One without rows may have no bytes, and says what it is all the same."""

    @property
    def rendered_content(self) -> Any:
        """Keep the type that DRF takes off what is empty."""
        content = super().rendered_content
        self["Content-Type"] = str(self.content_type)
        return content


class Exporting(APIView):
    """A viewset whose list can be had in the formats of ``exchange``."""

    content_negotiation_class = ByFormat

    @property
    def model(self) -> type[Model]:
        """Return the model of the list."""
        model: type[Model] = self.queryset.model  # type: ignore[attr-defined]
        return model

    def get_renderers(self) -> list[BaseRenderer]:
        """Add the formats to a list that is read."""
        added = renderers_of(self.model) if getattr(self, "action", None) == "list" else ()
        return [*super().get_renderers(), *(renderer() for renderer in added)]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Answer with a page in the format asked for."""
        renderer: Any = request.accepted_renderer
        if not isinstance(renderer, ExchangeRenderer):
            response: Response = super().list(request, *args, **kwargs)  # type: ignore[misc]
            return response
        view: Any = self
        found = view.paginate_queryset(view.filter_queryset(view.get_queryset()))
        beside = {"next": view.paginator.get_next_link(), "prev": view.paginator.get_previous_link()}
        chosen = self.model._default_manager.filter(pk__in=[row.pk for row in found])
        page = Page(
            rows=StoredRows(of(chosen, Mention.objects.visible_to(request.user))),
            tables=tables_of(self.model),
            url=request.build_absolute_uri(),
            of=request.build_absolute_uri(request.path),
            beside={rel: url for rel, url in beside.items() if url},
        )
        links = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in page.beside.items())
        return Exported(page, headers={"Link": links} if links else None, content_type=content_type(renderer))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer with errors as JSON, whatever was asked for."""
        if getattr(response, "exception", False):
            request.accepted_renderer = JSONRenderer()
            request.accepted_media_type = JSONRenderer.media_type
        return super().finalize_response(request, response, *args, **kwargs)


def content_type(renderer: ExchangeRenderer) -> str:
    """Return the whole media type of a format, its profile and its character set included."""
    if isinstance(renderer, CSVRenderer):
        return "text/csv; charset=utf-8; header=present"
    return FORMATS[renderer.format].media_type


def with_formats(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Describe the formats of the lists that have them: what each answers with is no JSON of ours."""
    named = {each.media_type: each.format for each in RENDERERS}
    for operations in result["paths"].values():
        content = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        formats = [named[media_type] for media_type in content if media_type in named]
        for media_type in named.keys() & content.keys():
            # What is JSON has a shape of its own, told in docs/exchange.md; what is not is a string to OpenAPI.
            is_json = media_type.partition(";")[0].endswith("+json")
            shape = {} if is_json else {"type": "string"}
            content[media_type] = {"schema": {**shape, "description": FORMATS[named[media_type]].about}}
        if formats:
            schema = {"type": "string", "enum": ["json", *sorted(formats)], "default": "json"}
            description = "The format of the answer; else Accept tells it."
            parameter = {"in": "query", "name": FORMAT, "schema": schema, "description": description}
            operations["get"]["parameters"].append(parameter)
    return result
