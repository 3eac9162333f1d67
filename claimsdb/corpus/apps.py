"""The app's name, for Django."""

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    """``claimsdb.corpus``."""

    name = "claimsdb.corpus"
    verbose_name = "Corpus"
