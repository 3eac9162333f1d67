"""A viewset for each resource: which rows, as what JSON, asked for how, written by whom."""

from collections.abc import Collection, Mapping
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db.models import QuerySet
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema, extend_schema_view
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import APIRootView
from rest_framework.serializers import BaseSerializer

from claimsdb.api.bulk import MOST_ARTICLES, MOST_MENTIONS, CreatesManyArticles, CreatesManyMentions
from claimsdb.api.filters import claims as claims_filters
from claimsdb.api.filters import corpus as corpus_filters
from claimsdb.api.filters import links as links_filters
from claimsdb.api.filters.asked import FilterSetBase
from claimsdb.api.lean import visible
from claimsdb.api.offsets import CountsOffsets
from claimsdb.api.pagination import PAGING
from claimsdb.api.parameters import StrictParameters
from claimsdb.api.renderers import FORMAT, Exporting
from claimsdb.api.serializers import claims as claims_json
from claimsdb.api.serializers import claims_writes, corpus_writes, links_writes, speakers_writes
from claimsdb.api.serializers import corpus as corpus_json
from claimsdb.api.serializers import links as links_json
from claimsdb.api.serializers.strict import unfit
from claimsdb.api.shaping import SHAPING, Lean, Shaped
from claimsdb.api.writing import Acts, Changes, Creates, Deletes, Tagged
from claimsdb.claims.models import Measure, Mention, Quotation, Speaker
from claimsdb.claims.review import merge, part, set_state
from claimsdb.corpus.models import Article, Source
from claimsdb.links.cases import comment, mentions_of
from claimsdb.links.decide import take_back
from claimsdb.links.models import Conflict, Decision, Link, Question


class Reader(Tagged, Shaped, Exporting, Lean, StrictParameters, viewsets.ReadOnlyModelViewSet):
    """List and detail of one resource. Filters and pages are for the list."""

    filterset_class: type[FilterSetBase]
    detail_serializer_class: type[BaseSerializer] | None = None
    lookup_url_kwarg = "id"

    def known_parameters(self) -> Collection[str]:
        """Return what shapes a row, and for a list the filters and those of pages; nothing else reads any."""
        if self.action == "list":
            return {*self.filterset_class.base_filters, *PAGING, *SHAPING, FORMAT}
        return SHAPING if self.action == "retrieve" else ()

    def repeatable_parameters(self) -> Collection[str]:
        """Return the filters of which any of several words will do."""
        return self.filterset_class.repeatable() if self.action == "list" else ()

    def get_queryset(self) -> QuerySet:
        """Return the rows that this person may see: nobody's own work on an article that is annotated blind."""
        return visible(super().get_queryset(), self.request.user)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Filter lists alone."""
        return queryset if self.detail else super().filter_queryset(queryset)

    def get_serializer_class(self) -> type[BaseSerializer]:
        """Return the detail's own serializer where there is one."""
        return (self.detail and self.detail_serializer_class) or super().get_serializer_class()


class Root(StrictParameters, APIRootView):
    """The resources, and where each is."""


def may_write(model: str, *actions: str) -> dict[str, list[str]]:
    """Return what creating, changing and deleting a model asks for: ``may_write("corpus.source", "add")``."""
    app, _, name = model.partition(".")
    methods = {"add": ["create", "bulk"], "change": ["partial_update"], "delete": ["destroy"]}
    return {method: [f"{app}.{each}_{name}"] for each in actions for method in methods[each]}


def list_of(component: str, most: int) -> dict[str, Any]:
    """Return how a list of what a component describes is described as a body."""
    items = {"$ref": f"#/components/schemas/{component}"}
    return {"application/json": {"type": "array", "minItems": 1, "maxItems": most, "items": items}}


class SourceViewSet(Creates, Changes, Deletes, Reader):
    """Sources: who publishes."""

    may = may_write("corpus.source", "add", "change", "delete")
    writes = corpus_writes.SourceWrite

    queryset = Source.objects.all()
    serializer_class = corpus_json.SourceSerializer
    filterset_class = corpus_filters.SourceFilters


class ArticleViewSet(CreatesManyArticles, Creates, Changes, Deletes, Reader):
    """Articles: the texts that sources print. The text itself is on the detail alone."""

    may = may_write("corpus.article", "add", "change", "delete")
    writes = corpus_writes.ArticleWrite
    changes = corpus_writes.ArticleChange

    queryset = Article.objects.without_text().with_origins()
    serializer_class = corpus_json.ArticleSerializer
    detail_serializer_class = corpus_json.ArticleDetailSerializer
    filterset_class = corpus_filters.ArticleFilters

    @extend_schema(
        request=list_of("ArticleWriteRequest", MOST_ARTICLES),
        responses={201: corpus_json.ArticleSerializer(many=True)},
    )
    @action(detail=False, methods=["post"], filterset_class=None, pagination_class=None)
    def bulk(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Make many articles, all or none."""
        return self.make_many(request)


class SpeakerViewSet(Creates, Changes, Deletes, Acts, Reader):
    """Speakers: who says it, with their aliases."""

    may = may_write("claims.speaker", "add", "change", "delete") | {
        "merge": ["claims.change_speaker"],
        "part": ["claims.change_speaker"],
    }
    writes = speakers_writes.SpeakerWrite

    queryset = Speaker.objects.select_related("merged_into").prefetch_related("aliases")
    serializer_class = claims_json.SpeakerSerializer
    detail_serializer_class = claims_json.SpeakerDetailSerializer
    filterset_class = claims_filters.SpeakerFilters

    @extend_schema(request=speakers_writes.Merge, responses=claims_json.SpeakerSerializer)
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, **kwargs: Any) -> Response:
        """Merge the speaker into another that stands; those merged into it come along."""
        form = speakers_writes.Merge(data=request.data, context=self.get_serializer_context())
        form.is_valid(raise_exception=True)
        into = form.validated_data["into"]

        def join(speaker: Speaker) -> None:
            if speaker.pk == into.pk:
                raise unfit({"into": "A speaker cannot be merged into itself."})
            try:
                merge([speaker], into)
            except DjangoValidationError as error:
                raise unfit({"into": str(error.message)}) from error

        return self.act(join)

    @extend_schema(request=None, responses=claims_json.SpeakerSerializer)
    @action(detail=True, methods=["post"])
    def part(self, request: Request, **kwargs: Any) -> Response:
        """Undo the merge of the speaker."""
        return self.act(lambda speaker: part([speaker]))


class MeasureViewSet(Creates, Changes, Deletes, Reader):
    """Measures: what numbers measure."""

    may = may_write("claims.measure", "add", "change", "delete")
    writes = speakers_writes.MeasureWrite

    queryset = Measure.objects.all()
    serializer_class = claims_json.MeasureSerializer
    filterset_class = claims_filters.MeasureFilters


MARKING = may_write("claims.mention", "add", "change", "delete")


class Judged(Acts):
    """A mention, or what stands on one, that a person accepts or rejects."""

    may = MARKING | {"accept": ["claims.change_mention"], "reject": ["claims.change_mention"]}

    def judge(self, state: Mention.State) -> Response:
        """Let the person say so."""
        person = self.request.user  # type: ignore[attr-defined]
        return self.act(lambda row: set_state(Mention.objects.filter(pk=row.pk), state, person))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, **kwargs: Any) -> Response:
        """Stand by it."""
        return self.judge(Mention.State.ACCEPTED)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, **kwargs: Any) -> Response:
        """Turn it down: no engine proposes it again."""
        return self.judge(Mention.State.REJECTED)


ANY_MENTION = PolymorphicProxySerializer(
    component_name="MentionWrite", serializers={**claims_writes.MENTION_WRITES}, resource_type_field_name="kind"
)


@extend_schema_view(create=extend_schema(request=ANY_MENTION, responses={201: claims_json.MentionSerializer}))
class MentionViewSet(CountsOffsets, CreatesManyMentions, Creates, Changes, Deletes, Judged, Reader):
    """Mentions: words in an article, which a quotation or a claim stands on."""

    writes: type[BaseSerializer] = claims_writes.ClaimMentionWrite
    changes = claims_writes.MentionChange

    queryset = Mention.objects.with_words().select_related("quotation", "claim")
    serializer_class = claims_json.MentionSerializer
    filterset_class = claims_filters.MentionFilters

    def written(self, row: Any = None, **kwargs: Any) -> BaseSerializer:
        """Read a new mention as what its kind says that it is."""
        if row is None:
            data = kwargs["data"]
            kind = data.get("kind") if isinstance(data, Mapping) else None
            if not isinstance(kind, str) or kind not in claims_writes.MENTION_WRITES:
                fault = ErrorDetail("Give claim or quotation.", code="invalid_choice")
                raise ValidationError({"kind": [fault]})
            self.writes = claims_writes.MENTION_WRITES[kind]
        return super().written(row, **kwargs)

    @extend_schema(
        request=list_of("MentionWriteRequest", MOST_MENTIONS),
        responses={201: claims_json.MentionSerializer(many=True)},
    )
    @action(detail=False, methods=["post"], filterset_class=None, pagination_class=None)
    def bulk(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Make many mentions, all or none."""
        return self.make_many(request)


class QuotationViewSet(CountsOffsets, Creates, Changes, Deletes, Judged, Reader):
    """Quotations: mentions that quote."""

    writes = claims_writes.QuotationWrite

    queryset = Quotation.objects.with_words().select_related("continues__mention")
    serializer_class = claims_json.QuotationSerializer
    filterset_class = claims_filters.QuotationFilters


class ClaimViewSet(CountsOffsets, Creates, Changes, Deletes, Judged, Reader):
    """Claims: mentions that count or measure."""

    writes = claims_writes.ClaimWrite

    queryset = claims_json.full_claims()
    serializer_class = claims_json.ClaimSerializer
    filterset_class = claims_filters.ClaimFilters


class LinkViewSet(CountsOffsets, Creates, Acts, Reader):
    """Links: how two mentions stand to one another, suggested and decided."""

    may = {"create": ["links.add_link", "links.add_decision"], "take_back": ["links.add_decision"]}
    writes = links_writes.LinkWrite

    @extend_schema(request=None, responses=links_json.LinkSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, **kwargs: Any) -> Response:
        """Take back what you last said of the link: what you had said before it holds again."""
        return self.act(lambda link: take_back(link, cast("User", request.user)))

    queryset = Link.objects.with_mentions().with_decisions()
    serializer_class = links_json.LinkSerializer
    filterset_class = links_filters.LinkFilters


class DecisionViewSet(Creates, Reader):
    """Decisions: what one person said of a link. To change your mind is to decide again."""

    may = {"create": ["links.add_decision"]}
    writes = links_writes.DecisionWrite

    queryset = Decision.objects.select_related("person", "link__left", "link__right")
    serializer_class = links_json.DecisionSerializer
    filterset_class = links_filters.DecisionFilters


class QuestionViewSet(CountsOffsets, Changes, Reader):
    """Questions: what several claims answer. The claims themselves are on the detail alone."""

    may = may_write("links.question", "change")
    writes = links_writes.QuestionWrite

    queryset = Question.objects.with_claims_count().select_related("measure", "conflict")
    serializer_class = links_json.QuestionSerializer
    detail_serializer_class = links_json.QuestionDetailSerializer
    filterset_class = links_filters.QuestionFilters


class ConflictViewSet(Creates, Changes, Acts, Reader):
    """Conflicts: questions and pairs of quotations that disagree, as cases."""

    may = may_write("links.conflict", "add", "change") | {"comment": ["links.change_conflict"]}
    writes = links_writes.ConflictWrite
    changes = links_writes.ConflictChange

    def lock(self, row: Conflict) -> None:
        """Lock claims before cases, as those who change a claim do: else the two could wait for each other."""
        list(mentions_of(row).select_for_update(of=("self",)).values_list("pk"))
        super().lock(row)

    @extend_schema(request=links_writes.CommentWrite, responses=links_json.ConflictSerializer)
    @action(detail=True, methods=["post"])
    def comment(self, request: Request, **kwargs: Any) -> Response:
        """Say something of the case, for those who work on it."""
        form = links_writes.CommentWrite(data=request.data)
        form.is_valid(raise_exception=True)
        return self.act(lambda case: comment(case, cast("User", request.user), form.validated_data["text"]))

    queryset = Conflict.objects.with_ranks().select_related(
        "question", "link__left", "link__right", "assignee", "preferred", "opened_by"
    )
    serializer_class = links_json.ConflictSerializer
    detail_serializer_class = links_json.ConflictDetailSerializer
    filterset_class = links_filters.ConflictFilters
