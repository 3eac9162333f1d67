"""``manage.py crossref``: mentions into suggested links."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claimsdb.claims.management.commands.extract import open_lines
from claimsdb.extraction import language
from claimsdb.links.engine_models import FittedWeights
from claimsdb.links.given import extractions
from claimsdb.links.raw import crossref_texts, suggestion_row
from claimsdb.links.suggest import crossref, stale_articles
from claimsdb.links.weights import fit_weights, use
from claimsdb.matching.crossref import DEFAULT_SCORE


class Command(BaseCommand):
    """Compares what is new or changed with the whole store, or the texts of a file with one another."""

    # Some checks ask the database, which --from does without.
    requires_system_checks = []
    help = "Suggest links between mentions of different articles, for what is new or changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be asked."""
        parser.add_argument(
            "--from",
            dest="file",
            metavar="FILE",
            help='read {"id", "text"[, "claims"]} lines of a file or -, without a database',
        )
        parser.add_argument(
            "--min-score", type=float, metavar="S", help=f"with --from: the least score printed ({DEFAULT_SCORE})"
        )

        parser.add_argument(
            "--fit",
            action="store_true",
            help="learn from people's decisions, and use that if it is better",
        )
        parser.add_argument(
            "--use", metavar="N", help="weigh by the fitted weights of this number, or by the shipped ones: shipped"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, learn or choose, as asked."""
        if options["fit"]:
            self.fit()
        elif options["use"]:
            self.use(options["use"])
        elif options["file"]:
            min_score = DEFAULT_SCORE if options["min_score"] is None else options["min_score"]
            self.compare_file(options["file"], min_score)
        elif options["min_score"] is not None:
            raise CommandError("--min-score goes with --from.")
        else:
            self.compare_store()

    def compare_file(self, name: str, min_score: float) -> None:
        """Print the suggestions among the texts of a file, best first."""
        with open_lines(name) as lines:
            try:
                nlp = language.pipeline(settings.CLAIMSDB_LANGUAGE_MODEL)
                suggestions, records = crossref_texts(extractions(lines, nlp), min_score=min_score)
            except (ValueError, UnicodeError) as error:
                raise CommandError(f"{name}: {error}") from error
        for found in suggestions:
            self.stdout.write(json.dumps(suggestion_row(found, records), ensure_ascii=False))

    def fit(self) -> None:
        """Learn from the decisions, show how well, and use what was learnt only where it is better."""
        try:
            kept, learnt = fit_weights()
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{'on decisions left out':24}{'in use':>10}{'learnt':>10}")
        for name, row in (("mean log loss", "loss"), ("right at even odds", "right")):
            self.stdout.write(f"{name:24}{getattr(learnt.before, row):10.3f}{getattr(learnt.after, row):10.3f}")
        if learnt.is_better:
            use(kept)
            self.stdout.write(f"In use from now on: weights {kept.pk}, of {kept.decisions} decisions.")
        else:
            self.stdout.write(f"No better: not in use. They are kept as weights {kept.pk}: crossref --use {kept.pk}")

    def use(self, number: str) -> None:
        """Weigh by kept weights, or by the shipped ones."""
        fitted = None
        if number != "shipped":
            fitted = FittedWeights.objects.filter(pk=int(number) if number.isdecimal() else 0).first()
            if fitted is None:
                known = ", ".join(str(key) for key in FittedWeights.objects.order_by("pk").values_list("pk", flat=True))
                raise CommandError(f"No weights {number}: there are shipped{known and ', '}{known}.")
        use(fitted)
        self.stdout.write(f"In use from now on: {fitted or 'the shipped weights'}. Run crossref to compare anew.")

    def compare_store(self) -> None:
        """Store the suggestions for what is new or changed."""
        with tqdm(total=len(stale_articles()), unit="article", disable=None) as bar:
            report = crossref(progress=bar.update)
        self.stdout.write(
            f"Looked at {report.mentions} new or changed mentions in {report.compared} pairs: {report.added} links"
            f" suggested, {report.changed} changed, {report.dropped} dropped; {report.capped} mentions left out of keys"
            " that too many share."
        )
