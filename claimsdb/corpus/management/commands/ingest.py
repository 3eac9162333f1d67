"""``manage.py ingest PATH… | URL…``: files, folders and addresses into articles."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from claimsdb.corpus.ingest import ingest
from claimsdb.corpus.readers.folders import ENDINGS


class Command(BaseCommand):
    """Reads articles and says what came of it; exits with 1 where something failed."""

    help = f"Read articles from files ({ENDINGS}), folders and addresses. What is there already is skipped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and a source for articles that name none."""
        parser.add_argument("paths", nargs="+", metavar="PATH|URL")
        parser.add_argument(
            "--source", default="", metavar="SLUG|NAME", help="The source of articles that name none; made if new."
        )

    def handle(self, *args: Any, paths: list[str], source: str, **options: Any) -> None:
        """Ingest, with a progress bar where a person watches."""
        with tqdm(total=0, unit="B", unit_scale=True, disable=None, leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                report = ingest(paths, source=source, progress=show)
            except DatabaseError as error:
                raise CommandError(f"The database cannot be used (has `manage.py migrate` run?): {error}") from error
        for failure in report.failures:
            self.stderr.write(str(failure))
        self.stdout.write(str(report))
        if report.failures:
            sys.exit(1)
