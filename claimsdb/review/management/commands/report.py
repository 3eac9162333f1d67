"""``manage.py report``: the conflicts of a chosen set, to read or to send."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimsdb.claims.models import Measure
from claimsdb.corpus.models import Source
from claimsdb.review.report import STATES, Asked, cases, conflicts
from claimsdb.review.report_form import ReportForm
from claimsdb.review.report_formats import FORMATS


class Command(BaseCommand):
    """Prints what the page "Report" shows, by the same filters."""

    help = "Print the conflicts of a source, a period, a measure, a question or a state, with sentences and outcomes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be asked."""
        parser.add_argument("--source", metavar="SLUG", help="conflicts in which this source has a say")
        parser.add_argument("--from", dest="since", metavar="DATE", help="published on this day or later: 2024-07-02")
        parser.add_argument("--until", metavar="DATE", help="published on this day or earlier")
        parser.add_argument("--measure", metavar="SLUG", help="of this measure: deaths")
        parser.add_argument("--question", metavar="ID", help="of this question")
        parser.add_argument("--state", choices=[*STATES], metavar="STATE", help=", ".join(STATES))
        parser.add_argument("--format", choices=[*FORMATS], default="text", help="text, where nothing is said")
        parser.add_argument("--output", type=Path, metavar="FILE", help="write here, not to the terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print or write the report."""
        asked = asked_for(options)
        render, _, _ = FORMATS[options["format"]]
        lines = render(asked, cases(conflicts(asked)))
        if options["output"]:
            self.write(options["output"], lines)
        else:
            for line in lines:
                self.stdout.write(line, ending="")

    def write(self, path: Path, lines: Iterator[str]) -> None:
        """Write a file beside its place, and put it there when it is whole."""
        partial = path.with_name(f".{path.name}.partial")
        try:
            with partial.open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
            partial.replace(path)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        finally:
            partial.unlink(missing_ok=True)
        self.stdout.write(f"Wrote {path}.")


def asked_for(options: dict[str, Any]) -> Asked:
    """Return what the options ask for; CommandError names the one that is wrong."""
    form = ReportForm({**options, "source": key_of(Source, options), "measure": key_of(Measure, options)})
    if not form.is_valid():
        wrong = "; ".join(
            f"--{'from' if name == 'since' else name}: {' '.join(map(str, errors))}"
            for name, errors in form.errors.items()
        )
        raise CommandError(wrong)
    return form.asked()


def key_of(model: Any, options: dict[str, Any]) -> int | None:
    """Return the key of the row whose slug was given; None where none was."""
    name = model._meta.model_name
    slug = options[name]
    if slug is None:
        return None
    found = model.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"--{name}: no {name} has the slug {slug!r}.")
    return found.pk
