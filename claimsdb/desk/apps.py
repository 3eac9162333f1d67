"""The app's name, for Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """``claimsdb.desk``."""

    name = "claimsdb.desk"
    verbose_name = "Desk"
