"""``manage.py evaluate``: how good the engine is, by what people annotated."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claimsdb.claims.names import folded
from claimsdb.evaluation.found import Found
from claimsdb.evaluation.gold import Gold
from claimsdb.evaluation.result import Result
from claimsdb.evaluation.table import curve_table, result_table
from claimsdb.evaluation.tasks import CALIBRATION, TASKS, calibration, check_task, measured
from claimsdb.evaluation.wrong import Wrong, wrong
from claimsdb.extraction.extraction import Text
from claimsdb.links.evaluate import own_output, read_gold, read_output
from claimsdb.links.texts import read_texts
from claimsdb.matching.crossref import DEFAULT_SCORE

SEEDS_GOLD = settings.BASE_DIR / "fixtures" / "seeds-gold"
SEEDS = settings.BASE_DIR / "seeds"


class Command(BaseCommand):
    """Runs the engine on annotated texts, or takes what was found before, and counts what is right."""

    help = "Measure quotations, speakers, claims, figures and links against annotations; docs/measuring.md tells more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be asked."""
        parser.add_argument(
            "task",
            nargs="?",
            choices=[*TASKS, CALIBRATION],
            help="one task alone, or how far confidence can be trusted",
        )
        parser.add_argument(
            "--gold", type=Path, metavar="PATH", help="the annotations: a file or a folder (the seeds')"
        )
        parser.add_argument(
            "--texts",
            type=Path,
            metavar="PATH",
            help='the texts of a folder of annotations: {"id", "text"} lines, or .txt',
        )
        parser.add_argument(
            "--found", type=Path, action="append", metavar="FILE", help="measure this output, do not run the engine"
        )
        parser.add_argument("--all-cases", action="store_true", help="figures: those marked python_unsupported too")
        parser.add_argument("--processes", type=int, default=1, metavar="N", help="parse in so many processes")
        parser.add_argument("--wrong", action="store_true", help="list what was missed or found amiss instead")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure what was asked."""
        if options["wrong"] and options["task"] == CALIBRATION:
            raise CommandError("--wrong goes with the other tasks.")
        if options["processes"] < 1:
            raise CommandError("--processes takes a number from 1 up.")
        try:
            texts = texts_asked(options)
            gold = read_gold(options["gold"] or SEEDS_GOLD, texts, all_cases=options["all_cases"])
            check_task(gold, options["task"] or "", texts_needed=options["wrong"])
            found = found_asked(options, gold, texts)
        except (ValueError, UnicodeError) as error:
            raise CommandError(str(error)) from error
        if options["task"] == CALIBRATION:
            self.print_calibration(gold, found, as_json=options["json"])
        elif options["wrong"]:
            self.print_wrong(wrong(gold, found, folded, options["task"] or ""), as_json=options["json"])
        else:
            self.print_results(measured(gold, found, folded, options["task"] or ""), as_json=options["json"])

    def print_results(self, results: dict[str, list[Result]], *, as_json: bool) -> None:
        """Print measurements, a task after the other."""
        if as_json:
            self.stdout.write(json.dumps({task: [each.row() for each in rows] for task, rows in results.items()}))
        else:
            self.stdout.write("\n".join(result_table(results)))

    def print_wrong(self, found: Iterable[Wrong], *, as_json: bool) -> None:
        """Print what is wrong, a line each."""
        for each in found:
            self.stdout.write(json.dumps(each.row(), ensure_ascii=False) if as_json else str(each))

    def print_calibration(self, gold: Gold, found: Found, *, as_json: bool) -> None:
        """Print reliability tables."""
        curves = calibration(gold, found)
        if as_json:
            self.stdout.write(json.dumps([curve.row() for curve in curves]))
        else:
            self.stdout.write("\n".join(chain.from_iterable(map(curve_table, curves))))


def texts_asked(options: dict[str, Any]) -> list[Text] | None:
    """The texts that go with the gold; None for a folder without any, whose output alone can be measured."""
    gold, texts = options["gold"], options["texts"]
    if gold is None:
        return read_texts(texts or SEEDS)
    if gold.is_dir():
        if texts is None and not options["found"]:
            raise CommandError("--texts must say where the texts of these annotations are.")
        return read_texts(texts) if texts else None
    if texts:
        raise CommandError("--texts goes with a folder of annotations: a file has the texts in it.")
    return read_texts(gold)


def found_asked(options: dict[str, Any], gold: Gold, texts: list[Text] | None) -> Found:
    """The output that was named, or else the engine's own."""
    if options["found"]:
        return read_output(options["found"], gold)
    return own_output(
        texts or [],
        gold,
        model=settings.CLAIMSDB_LANGUAGE_MODEL,
        min_score=0.0 if options["task"] == CALIBRATION else DEFAULT_SCORE,
        processes=options["processes"],
    )
