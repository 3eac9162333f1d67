"""What happened to a case, step by step: each change of it, and what people said, in the order of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.contrib.auth.models import User

from claimsdb.claims.figures import scaled, with_unit
from claimsdb.claims.models import Mention
from claimsdb.links.models import Conflict

# A case of more steps than this shows the latest; the page of its history has them all.
MOST_STEPS = 200

# What a step may change, and what a person calls it.
FIELDS = {
    "state": "state",
    "assignee_id": "assignee",
    "due": "due",
    "outcome": "outcome",
    "resolved_low": "low",
    "resolved_best": "best",
    "resolved_high": "high",
    "preferred_id": "preferred",
    "reason": "reason",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: who did it, when, the lines of what changed, and what was said."""

    time: datetime
    who: str
    what: str
    lines: list[str]
    said: str = ""


def steps_of(conflict: Conflict) -> list[Step]:
    """Return a case's steps and comments, the latest first."""
    records = list(conflict.history.select_related("history_user")[: MOST_STEPS + 1])
    names = names_in(records)
    steps = [step_of(old, new, names, conflict) for new, old in pairwise(records)]
    if records and len(records) <= MOST_STEPS:
        steps.append(opening(records[-1], conflict))
    comments = conflict.comments.select_related("person").order_by("-pk")[:MOST_STEPS]
    steps += [Step(each.time, each.person.get_username(), "said", [], each.text) for each in comments]
    return sorted((step for step in steps if step.lines or step.said), key=lambda step: step.time, reverse=True)


def opening(record: Any, conflict: Conflict) -> Step:
    """Return the first step: by whose hand, or from decisions."""
    how = "opened by hand" if conflict.opened_by_id else "opened, as decided links conflict"
    return Step(record.history_date, who(record), "", [how])


def who(record: Any) -> str:
    """Return who made a record of history."""
    return record.history_user.get_username() if record.history_user else "a command"


def in_unit(conflict: Conflict, amount: float | None) -> str:
    """Return a figure that a case came to, with the base unit of its measure; "" for none."""
    if amount is None:
        return ""
    measure = conflict.question and conflict.question.measure
    unit = measure.base_unit if measure else ""
    return with_unit(scaled(amount, unit), unit)


def step_of(old: Any, new: Any, names: dict[tuple[str, Any], str], conflict: Conflict) -> Step:
    """Return what changed from one record of history to the next, in words."""
    lines = []
    for field, called in FIELDS.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            shown = [worded(field, value, names, conflict) for value in (before, after)]
            lines.append(f"{called}: {shown[0] or 'none'} → {shown[1] or 'none'}")
    return Step(new.history_date, who(new), "", lines, new.history_change_reason or "")


def worded(field: str, value: Any, names: dict[tuple[str, Any], str], conflict: Conflict) -> str:
    """Return a field's value as people read it."""
    if value is None or value == "":
        return ""
    if field == "state":
        return Conflict.State(value).label.lower()
    if field == "outcome":
        return Conflict.Outcome(value).label.lower()
    if field.startswith("resolved"):
        return in_unit(conflict, value)
    return names.get((field, value), str(value))


def names_in(records: Iterable[Any]) -> dict[tuple[str, Any], str]:
    """Return what to call the people and the mentions in records of history, by field and key: two queries for all."""
    rows = list(records)
    people = User.objects.in_bulk({row.assignee_id for row in rows} - {None})
    mentions = Mention.objects.in_bulk({row.preferred_id for row in rows} - {None})
    named = {("assignee_id", key): person.get_username() for key, person in people.items()}
    return named | {("preferred_id", key): f"“{mention}”" for key, mention in mentions.items()}
