"""Two annotators' own mentions in, shared mentions out: what a reviewer rules of each, until the article is done."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from claimsdb.claims.changes import tell
from claimsdb.claims.copies import KEPT, SAID
from claimsdb.claims.models import Assignment, Claim, Mention, Plan, Quotation
from claimsdb.claims.review import BATCH, set_state
from claimsdb.desk.models import Ruling
from claimsdb.desk.side_by_side import Row, row_of, rows_of

# What a shared mention takes of the one that is taken, and what becomes of it with that.
CHANGED = [*KEPT, "state", "touched", "changed"]
# What hangs on a mention, and what it says by itself.
DETAILS: list[tuple[str, Any, list[str]]] = [
    (Mention.Kind.QUOTATION, Quotation, ["style"]),
    (Mention.Kind.CLAIM, Claim, SAID),
]


def locked(plan: Plan) -> list[Assignment]:
    """Return the annotators' assignments, nobody else ruling until the transaction ends.

    Raises ValidationError before the annotators have finished, and after somebody has adjudicated.
    """
    standing = Plan.objects.select_for_update().get(pk=plan.pk)
    if standing.state != Plan.State.FINISHED:
        raise ValidationError(
            "It is adjudicated already." if standing.adjudicated else "Its annotators have not finished it."
        )
    return list(plan.assignments.all())


@transaction.atomic
def rule(plan: Plan, key: str, state: str, person: User, *, seen: str) -> Row:
    """Let a reviewer take the left or the right of a row, reject it, or open it again.

    ``seen`` is the row's state as the reviewer saw it. Raises ValidationError where somebody ruled otherwise since,
    and for a row that is not there.
    """
    row = row_of(plan, locked(plan), key)
    if row is None:
        raise ValidationError("There is no such row any more: load the page anew.")
    if row.state != seen:
        by = f" by {row.ruling.person}" if row.ruling else ""
        raise ValidationError(f"Meanwhile ruled{by}: {row.state}. Nothing was changed; rule again to overrule it.")
    if state not in ("open", "rejected") and not (state in ("left", "right") and getattr(row, state)):
        raise ValidationError("There is nothing to take on that side.")
    unrule(row, person)
    if state != "open":
        keep([(row, None if state == "rejected" else getattr(row, state))], person)
    return row


@transaction.atomic
def take_agreed(plan: Plan, person: User) -> int:
    """Take every row on which both agree and nothing is ruled yet; return how many."""
    agreed = [row for row in rows_of(plan, locked(plan)) if row.agreed and not row.rulings]
    keep([(row, row.left) for row in agreed], person)
    return len(agreed)


@transaction.atomic
def close(plan: Plan, person: User) -> int:
    """Make the article adjudicated, once every row is ruled. Suggestions that came of no row are turned down.

    Returns how many were turned down. Raises ValidationError while rows are open.
    """
    rows = rows_of(plan, locked(plan))
    waiting = sum(row.state == "open" for row in rows)
    if waiting:
        raise ValidationError(f"Not done: {waiting} still open.")
    turned_down = 0
    if plan.blind:
        point(rows)
        left_over = Mention.objects.untouched().in_article(plan.article_id)
        turned_down = set_state(left_over, Mention.State.REJECTED, person)
    Plan.objects.filter(pk=plan.pk).update(adjudicated=timezone.now(), adjudicated_by=person)
    return turned_down


def keep(ruled: Sequence[tuple[Row, Mention | None]], person: User) -> None:
    """Share what is taken of each row, if anything, and write down what was ruled of its mentions.

    The number of statements does not grow with the rows.
    """
    shared = shared_from([taken for _, taken in ruled if taken], person)
    for row, taken in ruled:
        result, made = shared[taken.pk] if taken else (None, False)
        covered = Ruling.Outcome.COVERED if taken else Ruling.Outcome.REJECTED
        row.rulings = [
            Ruling(
                mention=mention,
                outcome=Ruling.Outcome.TAKEN if mention == taken else covered,
                result=result,
                made=made and mention == taken,
                person=person,
            )
            for mention in row.mentions
        ]
    Ruling.objects.bulk_create([ruling for row, _ in ruled for ruling in row.rulings], batch_size=BATCH)


def unrule(row: Row, person: User) -> None:
    """Take a ruling back: what it made is gone, what was there before is a suggestion again."""
    taken = row.ruling
    Ruling.objects.filter(mention__in=row.mentions).delete()
    if taken and taken.result and not (taken.made and is_gone(taken.result)):
        set_state(Mention.objects.filter(pk=taken.result.pk), Mention.State.SUGGESTED, person)
    row.rulings = []


def is_gone(mention: Mention) -> bool:
    """Delete a mention, unless people have decided links of it since."""
    try:
        with transaction.atomic():
            mention.delete()
    except ProtectedError:
        return False
    return True


def shared_from(taken: Sequence[Mention], person: User) -> dict[int, tuple[Mention, bool]]:
    """Return the shared mention that is as each of these, accepted, and whether it had to be made, by the key of each.

    They are of one article.
    """
    standing = {place_of(mention): mention for mention in standing_on(taken)}
    shared = {own.pk: (as_taken(own, standing.get(place_of(own))), place_of(own) not in standing) for own in taken}
    made = [mention for mention, new in shared.values() if new]
    changed = [mention for mention, new in shared.values() if not new]
    bulk_create_with_history(made, Mention, batch_size=BATCH, default_user=person)
    bulk_update_with_history(changed, Mention, CHANGED, batch_size=BATCH, default_user=person)
    take_details([(own, shared[own.pk][0]) for own in taken], person)
    tell([mention.pk for mention, _ in shared.values()])
    return shared


def place_of(mention: Mention) -> tuple[str, int, int]:
    """Return what a mention is in its article: a kind, and words."""
    return mention.kind, mention.start, mention.end


def standing_on(taken: Sequence[Mention]) -> Iterable[Mention]:
    """Return the shared mentions that begin where one of these does."""
    if not taken:
        return []
    shared = Mention.objects.shared().in_article(taken[0].article_id)
    return shared.filter(start__in={mention.start for mention in taken})


def as_taken(own: Mention, standing: Mention | None) -> Mention:
    """Return the shared mention, this one or a new one, saying what one annotator's own says. Does not save."""
    place = {"article_id": own.article_id, "kind": own.kind, "start": own.start, "end": own.end}
    mention = standing or Mention(**place, exact=own.exact, prefix=own.prefix, suffix=own.suffix)
    for name in KEPT:
        setattr(mention, name, getattr(own, name))
    if own.touched or not own.confidence:
        mention.annotator_id, mention.origin = own.private_to_id, str(own.private_to)[:100]
    mention.state, mention.touched, mention.changed = Mention.State.ACCEPTED, True, timezone.now()
    return mention


def take_details(pairs: Iterable[tuple[Mention, Mention]], person: User) -> None:
    """Give each shared mention the quotation or claim of the one that is taken; where it points is set at the end."""
    pairs = list(pairs)
    for kind, model, names in DETAILS:
        of_kind = [(getattr(own, kind), mention) for own, mention in pairs if own.kind == kind]
        standing = model._default_manager.in_bulk([mention.pk for _, mention in of_kind])
        details = [(own, standing.get(mention.pk) or model(mention=mention)) for own, mention in of_kind]
        for own, detail in details:
            for name in names:
                setattr(detail, name, getattr(own, name))
        made = [detail for _, detail in details if detail.pk not in standing]
        bulk_create_with_history(made, model, batch_size=BATCH, default_user=person)
        bulk_update_with_history(list(standing.values()), model, names, batch_size=BATCH, default_user=person)


def point(rows: Iterable[Row]) -> None:
    """Let what was taken point to what came of that which it pointed to: holder, converted, or before."""
    results = {ruling.mention_id: ruling.result_id for row in rows for ruling in row.rulings}
    for row in rows:
        ruling = row.ruling
        if ruling is None or ruling.result_id is None:
            continue
        own = next(mention for mention in row.mentions if mention.pk == ruling.mention_id)
        if own.kind == Mention.Kind.QUOTATION:
            before = results.get(own.quotation.continues_id or 0)
            Quotation.objects.filter(pk=ruling.result_id).exclude(pk=before).update(continues=before)
        else:
            holder, converted = results.get(own.claim.quotation_id or 0), results.get(own.claim.converts_id or 0)
            Claim.objects.filter(pk=ruling.result_id).exclude(pk=converted).update(quotation=holder, converts=converted)
