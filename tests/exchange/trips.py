"""Out, away with everything, and in again: what the round trips of all formats share."""

from pathlib import Path

import orjson
from django.contrib.auth.models import User
from django.core.management import call_command

from claimsdb.claims.models import Mention, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.exchange.exporting import export_to
from claimsdb.exchange.formats.jsonl import records
from claimsdb.exchange.importing import import_file
from claimsdb.exchange.options import Options
from claimsdb.exchange.stored.reading import StoredRows
from claimsdb.exchange.stored.selection import everything
from claimsdb.links.decide import rebuild
from claimsdb.links.models import Conflict, Decision, Link, Question

ROOT = Path(__file__).parents[2]


def load_seeds():
    """Load the fixtures, and let questions and conflicts follow."""
    names = ["measures.json", "annotated_seeds.json"]
    call_command("loaddata", *(str(ROOT / "fixtures" / name) for name in names), verbosity=0)
    rebuild()


def table(name):
    """Return all rows of a table of ours, as JSON has them, in an order that does not hang on their keys."""
    rows = list(records(StoredRows(everything()).table(name)))
    return sorted(rows, key=lambda row: orjson.dumps(row, option=orjson.OPT_SORT_KEYS))


def tables(*names):
    """Return all rows of several tables."""
    return {name: table(name) for name in names}


def forget(*, articles=True):
    """Delete all that people and engines made, and the articles too unless they stay."""
    models = [Conflict, Question, Decision, Link, Mention, *([Article, Source] if articles else []), Speaker]
    Article.objects.update(revises=None, derived_from=None)
    for model in models:
        model.objects.all().delete()
    User.objects.filter(username="annotator").delete()


def out(name, path):
    """Export everything to a path, and return it."""
    export_to(path, name, everything())
    return path


def back(name, path, **options):
    """Import a path, making the people that it names."""
    return import_file(name, path, Options(**{"make_people": True} | options))


def away_and_back(name, path, *, articles=True, **options):
    """Export everything to a path, forget it, and import it again."""
    out(name, path)
    forget(articles=articles)
    return back(name, path, **options)
