"""The history of what an import stored: as if whoever imports had typed it in."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone

from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article

# Rows of history in one statement: SQLite takes some 32,000 values in one, and such a row has 25.
BATCH = 500

WHY = "Imported."


def note(made: dict[type[Model], list[int]], by: str) -> None:
    """Write the history of rows that were made, by model and key. What an engine suggested has none, as ever.

    Written last: the change feed counts on histories that are committed soon after they are written.
    """
    person = User.objects.filter(username=by).first()
    for model in (Article, Speaker, Measure, Mention):
        for keys in batches(made.get(model, [])):
            rows: Any = model._default_manager.filter(pk__in=keys)
            told = [*(rows.filter(touched=True) if model is Mention else rows)]
            keep(model, told, person)
            if model is Mention:
                for detail in (Quotation, Claim):
                    keep(detail, detail._default_manager.filter(mention__in=told), person)


def batches(keys: list[int]) -> Iterable[list[int]]:
    """Cut keys into pieces of a bearable size."""
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def keep(model: Any, rows: Iterable[Any], person: User | None) -> None:
    """Write that these rows were added."""
    model.history.bulk_history_create(
        rows, batch_size=BATCH, default_user=person, default_change_reason=WHY, default_date=timezone.now()
    )
