"""``manage.py extract``: text into suggested quotations and claims."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claimsdb.claims.extract import engine, extract_articles
from claimsdb.corpus.models import Article
from claimsdb.extraction import language
from claimsdb.extraction.extract import extract_many
from claimsdb.extraction.jsonl import extraction_row, quantities_row, read_texts


def open_lines(name: str) -> Any:
    """Return the lines of a file, or of standard input for ``-``; newlines inside the texts are left alone."""
    if name == "-":
        return nullcontext(sys.stdin)
    path = Path(name)
    if not path.is_file():
        raise CommandError(f"There is no file {name}.")
    return path.open(encoding="utf-8", newline="\n")


class Command(BaseCommand):
    """Reads articles of the database that were not read before, or texts of a file without a database."""

    # Some checks ask the database, which --from does without.
    requires_system_checks = []
    help = "Find the quotations and claims in articles: those not read yet, or as told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be asked."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--article", type=int, metavar="ID", help="read this article, again if need be")
        which.add_argument("--all", action="store_true", help="read every article again")
        which.add_argument(
            "--from", dest="file", metavar="FILE", help='read {"id", "text"} lines of a file or -, without a database'
        )
        parser.add_argument(
            "--quantities", action="store_true", help="with --from: every quantity recognised, claim or not"
        )
        parser.add_argument("--processes", type=int, default=1, metavar="N", help="parse in so many processes")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read what was asked."""
        if options["quantities"] and not options["file"]:
            raise CommandError("--quantities goes with --from.")
        if options["processes"] < 1:
            raise CommandError("--processes takes a number from 1 up.")
        if options["file"]:
            self.read_file(options)
        else:
            self.read_articles(options)

    def read_file(self, options: dict[str, Any]) -> None:
        """Print the findings of each text of a file."""
        with open_lines(options["file"]) as lines:
            try:
                for row in quantities(lines) if options["quantities"] else extractions(lines, options["processes"]):
                    self.stdout.write(json.dumps(row, ensure_ascii=False))
            except (ValueError, UnicodeError) as error:
                raise CommandError(f"{options['file']}: {error}") from error

    def read_articles(self, options: dict[str, Any]) -> None:
        """Store the findings of articles of the database."""
        articles = Article.objects.order_by("pk")
        if options["article"]:
            articles = articles.filter(pk=options["article"])
            if not articles.exists():
                raise CommandError(f"There is no article {options['article']}.")
        elif not options["all"]:
            articles = articles.unread(engine())
        with tqdm(total=articles.count(), unit="article", disable=None) as bar:
            report = extract_articles(articles.iterator(), processes=options["processes"], progress=bar.update)
        for article, why in report.failures:
            self.stderr.write(f"Article {article.pk} ({article}) was not read: {why}")
        self.stdout.write(
            f"Read {report.articles} articles: {report.found} quotations and claims found,"
            f" {report.added} added, {report.changed} changed, {report.dropped} dropped."
        )


def quantities(lines: IO[str]) -> Iterator[dict[str, Any]]:
    """Every quantity of each text."""
    return map(quantities_row, read_texts(lines))


def extractions(lines: IO[str], processes: int) -> Iterator[dict[str, Any]]:
    """The quotations and claims of each text."""
    nlp = language.pipeline(settings.CLAIMSDB_LANGUAGE_MODEL)
    for text, extraction in extract_many(read_texts(lines), nlp=nlp, processes=processes):
        yield extraction_row(text.id, extraction)
