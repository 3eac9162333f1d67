"""The app's name, for Django."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """``claimsdb.claims``."""

    name = "claimsdb.claims"
    verbose_name = "Claims"
