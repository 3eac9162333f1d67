"""How a mention once stood, and making it so again: what a person did to it is taken back. History is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from claimsdb.claims.changes import tell
from claimsdb.claims.models import Claim, Mention, Quotation

# What the first line of a history says of a row that an engine made: engines keep none themselves.
AS_FOUND = "As the engine found it"


def detail_of(mention: Mention) -> Quotation | Claim | None:
    """Return the quotation or the claim on a mention."""
    detail: Quotation | Claim | None = getattr(mention, mention.kind, None)
    return detail


@dataclass(frozen=True, slots=True)
class Moment:
    """How a mention once stood: the lines of the histories of itself, and of its quotation or claim."""

    mention: int
    line: int
    detail: int


def moments_of(mentions: Sequence[Mention]) -> dict[int, Moment]:
    """Return how these mentions stand now, by key. What an engine found is first written into its history.

    The rows come with their quotation and claim.
    """
    lines = latest(Mention, "id", mentions)
    details: dict[int, int] = {}
    for model in (Quotation, Claim):
        rows = [detail for mention in mentions if isinstance(detail := detail_of(mention), model)]
        details |= latest(model, "mention_id", rows)
    return {
        mention.pk: Moment(mention.pk, lines[mention.pk], details[mention.pk])
        for mention in mentions
        if mention.pk in details
    }


def latest(model: Any, key: str, rows: Iterable[models.Model]) -> dict[int, int]:
    """Return the last line of the history of each row, by key, making one for those that have none."""
    standing = {row.pk: row for row in rows}
    lines = model.history.filter(**{f"{key}__in": standing}).order_by()
    found: dict[int, int] = dict(lines.values_list(key).annotate(last=models.Max("history_id")))
    unwritten = [row for pk, row in standing.items() if pk not in found]
    if unwritten:
        write_as_found(model, unwritten)
        found |= latest(model, key, unwritten)
    return found


def write_as_found(model: Any, rows: Iterable[Any]) -> None:
    """Begin the histories of rows that an engine made, at the time when it did."""
    for row in rows:
        row._history_user, row._history_date = None, (row if model is Mention else row.mention).added
    model.history.bulk_history_create(rows, default_change_reason=AS_FOUND)
    for row in rows:
        del row._history_user, row._history_date


@transaction.atomic
def bring_back(moment: Moment) -> Mention:
    """Make a mention, deleted since or not, as it was at a moment.

    Raises ObjectDoesNotExist where its history has no such line, ValidationError where it can no longer stand so: its
    speaker is gone, or the same words were marked since.
    """
    mention: Mention = Mention.history.get(id=moment.mention, history_id=moment.line).instance
    model: Any = Quotation if mention.kind == Mention.Kind.QUOTATION else Claim
    detail = model.history.get(mention_id=moment.mention, history_id=moment.detail).instance
    restore(mention)
    detail.mention = mention
    restore(detail)
    tell([mention.pk])
    return mention


def restore(row: models.Model) -> None:
    """Save a row taken from its history, if the database would still take it."""
    row._state.adding = not type(row)._default_manager.filter(pk=row.pk).exists()
    row.full_clean()
    row.save()
