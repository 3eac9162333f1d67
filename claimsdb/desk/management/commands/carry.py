"""``manage.py carry``: mentions over to the articles that revise others."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claimsdb.corpus.models import Article
from claimsdb.desk.versions import CarryReport, carry


class Command(BaseCommand):
    """Carry mentions over to new versions."""

    help = "Carry the mentions of articles over to those that revise them. What is not sure waits for a person."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one article, and what it revises."""
        parser.add_argument("--article", type=int, metavar="ID", help="this new version alone")
        parser.add_argument("--revises", type=int, metavar="ID", help="first say that --article revises this one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Carry over, and say what came of it."""
        articles = Article.objects.filter(revises__isnull=False)
        if options["article"] is not None:
            articles = Article.objects.filter(pk=options["article"])
        if options["revises"] is not None:
            self.revise(articles if options["article"] is not None else None, options["revises"])
        report = CarryReport()
        for article in articles.select_related("revises").order_by("pk").iterator(chunk_size=20):
            if article.revises is None:
                raise CommandError(f"Article {article.pk} revises no other: say which with --revises.")
            report += carry(article)
        self.stdout.write(str(report))

    def revise(self, articles: Any, revises: int) -> None:
        """Say that one article revises another; refuse what cannot be."""
        new = None if articles is None else articles.first()
        old = Article.objects.filter(pk=revises).first()
        if new is None or old is None:
            raise CommandError("There is no such article: give --article and --revises as ids.")
        step: Article | None = old
        while step:
            if step.pk == new.pk:
                raise CommandError("An article cannot revise itself, nor what revises it.")
            step = step.revises
        new.revises = old
        new.save(update_fields=["revises"])
