"""A viewset for each resource: which rows, as what JSON, asked for how."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from rest_framework import viewsets
from rest_framework.routers import APIRootView
from rest_framework.serializers import BaseSerializer

from claimsdb.api.filters import claims as claims_filters
from claimsdb.api.filters import corpus as corpus_filters
from claimsdb.api.filters import links as links_filters
from claimsdb.api.filters.asked import FilterSetBase
from claimsdb.api.pagination import PAGING
from claimsdb.api.parameters import StrictParameters
from claimsdb.api.renderers import FORMAT, Exporting
from claimsdb.api.serializers import claims as claims_json
from claimsdb.api.serializers import corpus as corpus_json
from claimsdb.api.serializers import links as links_json
from claimsdb.claims.models import Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Conflict, Decision, Link, Question


class Reader(Exporting, StrictParameters, viewsets.ReadOnlyModelViewSet):
    """List and detail of one resource. Filters and pages are for the list."""

    filterset_class: type[FilterSetBase]
    detail_serializer_class: type[BaseSerializer] | None = None
    lookup_url_kwarg = "id"

    def known_parameters(self) -> Collection[str]:
        """Return the filters and those of pages, for a list; a detail reads none."""
        return () if self.detail else {*self.filterset_class.base_filters, *PAGING, FORMAT}

    def repeatable_parameters(self) -> Collection[str]:
        """Return the filters of which any of several words will do."""
        return self.filterset_class.repeatable()

    def get_queryset(self) -> QuerySet:
        """Return the rows that this person may see: nobody's own work on an article that is annotated blind."""
        rows: Any = super().get_queryset()
        return rows.visible_to(self.request.user) if hasattr(rows, "visible_to") else rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Filter lists alone."""
        return queryset if self.detail else super().filter_queryset(queryset)

    def get_serializer_class(self) -> type[BaseSerializer]:
        """Return the detail's own serializer where there is one."""
        return (self.detail and self.detail_serializer_class) or super().get_serializer_class()


class Root(StrictParameters, APIRootView):
    """The resources, and where each is."""


class SourceViewSet(Reader):
    """Sources: who publishes."""

    queryset = Source.objects.all()
    serializer_class = corpus_json.SourceSerializer
    filterset_class = corpus_filters.SourceFilters


class ArticleViewSet(Reader):
    """Articles: the texts that sources print. The text itself is on the detail alone."""

    queryset = Article.objects.without_text().with_origins()
    serializer_class = corpus_json.ArticleSerializer
    detail_serializer_class = corpus_json.ArticleDetailSerializer
    filterset_class = corpus_filters.ArticleFilters


class SpeakerViewSet(Reader):
    """Speakers: who says it, with their aliases."""

    queryset = Speaker.objects.select_related("merged_into").prefetch_related("aliases")
    serializer_class = claims_json.SpeakerSerializer
    detail_serializer_class = claims_json.SpeakerDetailSerializer
    filterset_class = claims_filters.SpeakerFilters


class MeasureViewSet(Reader):
    """Measures: what numbers measure."""

    queryset = Measure.objects.all()
    serializer_class = claims_json.MeasureSerializer
    filterset_class = claims_filters.MeasureFilters


class MentionViewSet(Reader):
    """Mentions: words in an article, which a quotation or a claim stands on."""

    queryset = Mention.objects.with_words().select_related("quotation", "claim")
    serializer_class = claims_json.MentionSerializer
    filterset_class = claims_filters.MentionFilters


class QuotationViewSet(Reader):
    """Quotations: mentions that quote."""

    queryset = Quotation.objects.with_words().select_related("continues__mention")
    serializer_class = claims_json.QuotationSerializer
    filterset_class = claims_filters.QuotationFilters


class ClaimViewSet(Reader):
    """Claims: mentions that count or measure."""

    queryset = claims_json.full_claims()
    serializer_class = claims_json.ClaimSerializer
    filterset_class = claims_filters.ClaimFilters


class LinkViewSet(Reader):
    """Links: how two mentions stand to one another, suggested and decided."""

    queryset = Link.objects.with_mentions().with_decisions()
    serializer_class = links_json.LinkSerializer
    filterset_class = links_filters.LinkFilters


class DecisionViewSet(Reader):
    """Decisions: what one person said of a link."""

    queryset = Decision.objects.select_related("person", "link__left", "link__right")
    serializer_class = links_json.DecisionSerializer
    filterset_class = links_filters.DecisionFilters


class QuestionViewSet(Reader):
    """Questions: what several claims answer. The claims themselves are on the detail alone."""

    queryset = Question.objects.with_claims_count().select_related("measure", "conflict")
    serializer_class = links_json.QuestionSerializer
    detail_serializer_class = links_json.QuestionDetailSerializer
    filterset_class = links_filters.QuestionFilters


class ConflictViewSet(Reader):
    """Conflicts: questions and pairs of quotations that disagree, as cases."""

    queryset = Conflict.objects.select_related("question", "link__left", "link__right", "assignee", "preferred")
    serializer_class = links_json.ConflictSerializer
    filterset_class = links_filters.ConflictFilters
