"""``manage.py rebuild``: what stands, from the decisions alone."""

from typing import Any

from django.core.management.base import BaseCommand

from claimsdb.links.decide import rebuild
from claimsdb.links.models import Conflict, Question


class Command(BaseCommand):
    """Derives links' states, questions and conflicts anew; changes nothing where they are as they should be."""

    help = "Compute what stands on links, the questions and the conflicts anew from the decisions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say what there is now."""
        rebuild()
        self.stdout.write(f"{Question.objects.count()} questions, {Conflict.objects.count()} conflicts.")
