"""``manage.py propose``: speakers that may be one, for people to decide."""

from typing import Any

from django.core.management.base import BaseCommand

from claimsdb.desk.speakers import propose


class Command(BaseCommand):
    """Propose merges of speakers."""

    help = "Propose speakers that may be one under two names. Nothing is merged: a person decides each."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare all speakers, and say what came of it."""
        self.stdout.write(str(propose()))
