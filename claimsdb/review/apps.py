"""The app's name, for Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """``claimsdb.review``."""

    name = "claimsdb.review"
    verbose_name = "Review"
