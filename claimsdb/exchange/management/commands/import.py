"""``manage.py import FORMAT PATH``: a file into rows."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claimsdb.exchange.catalogue import READABLE
from claimsdb.exchange.importing import import_file
from claimsdb.exchange.options import Options
from claimsdb.exchange.stored.writing import Refused


class Command(BaseCommand):
    """Reads files, each wholly or not at all, and says what came of each; exits with 1 where one was refused."""

    help = "Import files that export wrote, or that other tools did. What is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The format, the files, and how to read what other tools wrote."""
        parser.add_argument("format", choices=READABLE, metavar="FORMAT")
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument(
            "--as", dest="person", default="", metavar="USER", help="take all that is marked for this user's work"
        )
        parser.add_argument(
            "--engine",
            default="import",
            metavar="NAME",
            help="what else suggested it, with its version, where the file does not say",
        )
        parser.add_argument(
            "--source", default="", metavar="SLUG|NAME", help="the source of articles that name none; made if new"
        )
        parser.add_argument(
            "--label",
            action="append",
            default=[],
            metavar="THEIRS=OURS",
            help="what a label or relation of the tool means here: PERSON=speaker, or PERSON=skip; may be repeated",
        )
        parser.add_argument(
            "--make-people",
            action="store_true",
            help="make the users that the file names and that are not there, inactive and without a password",
        )
        parser.add_argument(
            "--utf16", action="store_true", help="offsets count UTF-16 units, where the file itself does not tell"
        )

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        """Import one file after the other."""
        asked = self.asked(options)
        refused = False
        for path in map(Path, paths):
            with tqdm(unit="row", disable=None, leave=False) as bar:
                try:
                    report = import_file(options["format"], path, asked, lambda done: bar.update(done - bar.n))
                except Refused as error:
                    report, refused = error.report, True
            for trouble in report.troubles:
                self.stderr.write(str(trouble))
            if report.wrong > len(report.troubles):
                self.stderr.write(f"… and {report.wrong - len(report.troubles)} more.")
            self.stdout.write(f"{path.name}: {report}")
        if refused:
            sys.exit(1)

    def asked(self, options: dict[str, Any]) -> Options:
        """Return how to read. Raises CommandError."""
        person = options["person"]
        if person and not User.objects.filter(username=person).exists():
            raise CommandError(f"No user is called {person!r}: make them in the admin first.")
        labels = {}
        for each in options["label"]:
            theirs, sign, ours = each.partition("=")
            if not (theirs and sign and ours):
                raise CommandError(f"--label {each}: write THEIRS=OURS, as in PERSON=speaker.")
            labels[theirs] = ours
        names = ("engine", "source", "make_people", "utf16")
        return Options(person=person, labels=labels, **{name: options[name] for name in names})
