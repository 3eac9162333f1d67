"""Where everything is served: the admin at ``/admin/``, the API at ``/api/v1/``."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claimsdb.api.urls")),
]
