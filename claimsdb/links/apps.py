"""The app's name, for Django."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """``claimsdb.links``."""

    name = "claimsdb.links"
    verbose_name = "Links"
