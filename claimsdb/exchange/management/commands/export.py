"""``manage.py export FORMAT``: rows into a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claimsdb.exchange.asking import FILTERS, NoSuchRowError, selected
from claimsdb.exchange.catalogue import ALL, FORMATS
from claimsdb.exchange.exporting import export, export_to


class Command(BaseCommand):
    """Writes what is asked for to a file, a folder or standard output."""

    help = "Export articles with their mentions, links and decisions. " + " ".join(
        f"{each.name}: {each.about}" for each in ALL
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The format, where to, and which rows."""
        parser.add_argument("format", choices=list(FORMATS), metavar="FORMAT")
        parser.add_argument(
            "--out",
            metavar="PATH",
            help="the file, or for csv and brat a folder or a .zip; standard output where left out",
        )
        for each in FILTERS:
            many = {"nargs": "+"} if each.several else {}
            parser.add_argument(f"--{each.name}", metavar=each.takes, help=each.keeps, **many)  # type: ignore[arg-type]

    def handle(self, *args: Any, out: str | None, **options: Any) -> None:
        """Export, with a progress bar where a person watches."""
        name = options["format"]
        if out is None and sys.stdout.isatty() and FORMATS[name].files:
            raise CommandError("This is a .zip: give --out PATH, or send it on to a file.")
        try:
            selection = selected({each.name: options[each.name.replace("-", "_")] for each in FILTERS})
        except NoSuchRowError as error:
            raise CommandError(str(error)) from error
        with tqdm(total=selection.size, unit="row", disable=None, leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.update(done - bar.n)

            try:
                if out is not None:
                    export_to(Path(out), name, selection, show)
                    self.stdout.write(f"Wrote {said(len(selection.mentions))} to {out}.")
                    return
                for piece in export(name, selection, show):
                    sys.stdout.buffer.write(piece)
            except OSError as error:
                raise CommandError(f"{out or 'standard output'} cannot be written: {error}") from error


def said(mentions: int) -> str:
    """Return a number of mentions in words."""
    return "1 mention" if mentions == 1 else f"{mentions:,} mentions"
