"""The API's addresses."""

from django.urls import path, re_path
from rest_framework.routers import DefaultRouter

from claimsdb.api import nested, views
from claimsdb.api.changes import ChangesView
from claimsdb.api.engines import EnginesViewSet
from claimsdb.api.errors import NothingHere
from claimsdb.api.jobs import JobViewSet
from claimsdb.api.resources import RESOURCES
from claimsdb.api.schema import DocsView, SchemaView
from claimsdb.api.tasks import TasksView
from claimsdb.api.tokens import TokenViewSet


class Router(DefaultRouter):
    """Lists and details, a root that lists them, and no suffixes: JSON is all there is."""

    include_format_suffixes = False
    APIRootView = views.Root


router = Router()
for resource, (name, viewset) in RESOURCES.items():
    router.register(resource, viewset, basename=name)
router.register("jobs", JobViewSet, basename="job")
router.register("tokens", TokenViewSet, basename="token")

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("tasks/", TasksView.as_view(), name="task-list"),
    path("engines/", EnginesViewSet.as_view({"get": "list"}), name="engine-list"),
    path("engines/mentions/", EnginesViewSet.as_view({"post": "mentions"}), name="engine-mentions"),
    path("engines/links/", EnginesViewSet.as_view({"post": "links"}), name="engine-links"),
    *nested.urlpatterns,
    *router.urls,
    # Only what ends in a slash, so that Django still adds a missing one; line breaks are as good as letters.
    re_path(r"^[\s\S]+/\Z", NothingHere.as_view(), name="nothing-here"),
]
