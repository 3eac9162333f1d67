"""Lists within a row, one level deep, for reading: the mentions of an article, the decisions of a link."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from claimsdb.api import views
from claimsdb.claims.models import Measure, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Link, Question

# Where each list stands: the resource and the model of the row, the list's own viewset, and the filter that narrows it.
NESTED: list[tuple[str, type[Model], str, type[views.Reader], str]] = [
    ("sources", Source, "articles", views.ArticleViewSet, "source_id"),
    ("articles", Article, "mentions", views.MentionViewSet, "article_id"),
    ("articles", Article, "quotations", views.QuotationViewSet, "article_id"),
    ("articles", Article, "claims", views.ClaimViewSet, "article_id"),
    ("articles", Article, "links", views.LinkViewSet, "article_id"),
    ("speakers", Speaker, "quotations", views.QuotationViewSet, "speaker_id"),
    ("speakers", Speaker, "claims", views.ClaimViewSet, "speaker_id"),
    ("measures", Measure, "claims", views.ClaimViewSet, "measure_id"),
    ("links", Link, "decisions", views.DecisionViewSet, "link_id"),
    ("questions", Question, "claims", views.ClaimViewSet, "question_id"),
]


def within(model: type[Model], viewset: Any, parameter: str) -> Any:
    """Return a viewset's list as it stands within a row of a model."""

    @extend_schema_view(
        list=extend_schema(
            parameters=[
                OpenApiParameter("parent_id", int, OpenApiParameter.PATH, description=f"The {name_of(model)}."),
                OpenApiParameter(parameter, exclude=True),
            ]
        )
    )
    class Within(viewset):
        def known_parameters(self) -> Collection[str]:
            return {*super().known_parameters()} - {parameter}

        def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
            rows: Any = model._default_manager.all()
            visible = rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows
            get_object_or_404(visible.only("pk"), pk=kwargs["parent_id"])
            return super().list(request, *args, **kwargs)

        def filter_queryset(self, queryset: QuerySet) -> QuerySet:
            asked = self.filterset_class.base_filters[parameter]
            return asked.filter(super().filter_queryset(queryset), int(self.kwargs["parent_id"]))

    Within.__doc__ = f"{viewset.__doc__.splitlines()[0]} Those within one {name_of(model)}."
    return Within.as_view({"get": "list"}, detail=False, suffix="List")


def name_of(model: type[Model]) -> str:
    """Return what a row is called."""
    return str(model._meta.verbose_name)


urlpatterns: list[URLPattern] = [
    path(
        f"{resource}/<str:parent_id>/{child}/",
        within(model, viewset, parameter),
        name=f"{resource.removesuffix('s')}-{child}",
    )
    for resource, model, child, viewset, parameter in NESTED
]
