"""The app's name, for Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """``claimsdb.api``."""

    name = "claimsdb.api"
    verbose_name = "API"
