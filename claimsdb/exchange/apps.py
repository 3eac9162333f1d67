"""The app that moves work in and out of files."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Files in, files out."""

    name = "claimsdb.exchange"
