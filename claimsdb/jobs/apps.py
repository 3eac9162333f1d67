"""The app's name, for Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """``claimsdb.jobs``."""

    name = "claimsdb.jobs"
    verbose_name = "Background jobs"
