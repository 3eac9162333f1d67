"""Two annotators' own mentions in, shared mentions out: what a reviewer rules of each, until the article is done."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from claimsdb.claims.changes import tell
from claimsdb.claims.copies import KEPT, SAID
from claimsdb.claims.models import Assignment, Claim, Mention, Plan, Quotation
from claimsdb.claims.review import set_state
from claimsdb.desk.models import Ruling
from claimsdb.desk.side_by_side import Row, row_of, rows_of


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
    if state == "rejected":
        keep(row, None, person)
    elif state != "open":
        keep(row, getattr(row, state), person)
    return row


@transaction.atomic
def take_agreed(plan: Plan, person: User) -> int:
    """Take every row on which both agree and nothing is ruled yet; return how many."""
    agreed = [row for row in rows_of(plan, locked(plan)) if row.agreed and not row.rulings]
    for row in agreed:
        keep(row, row.left, person)
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


def keep(row: Row, taken: Mention | None, person: User) -> None:
    """Share what is taken of a row, if anything, and write down what was ruled of both its mentions."""
    result, made = shared_from(taken, person) if taken else (None, False)
    for mention in row.mentions:
        covered = Ruling.Outcome.COVERED if taken else Ruling.Outcome.REJECTED
        outcome = Ruling.Outcome.TAKEN if mention == taken else covered
        Ruling.objects.create(
            mention=mention, outcome=outcome, result=result, made=made and mention == taken, person=person
        )
    row.rulings = list(Ruling.objects.filter(mention__in=row.mentions).select_related("person"))


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


def shared_from(own: Mention, person: User) -> tuple[Mention, bool]:
    """Return the shared mention that is as this one, accepted, and whether it had to be made."""
    place = {"article_id": own.article_id, "kind": own.kind, "start": own.start, "end": own.end}
    standing = Mention.objects.shared().filter(**place).first()
    mention = standing or Mention(**place, exact=own.exact, prefix=own.prefix, suffix=own.suffix)
    for name in KEPT:
        setattr(mention, name, getattr(own, name))
    if own.touched or not own.confidence:
        mention.annotator_id, mention.origin = own.private_to_id, str(own.private_to)[:100]
    mention.state, mention.touched = Mention.State.ACCEPTED, True
    mention._history_user = person  # type: ignore[attr-defined]
    mention.save()
    take_details(own, mention, person)
    tell([mention.pk])
    return mention, standing is None


def take_details(own: Mention, mention: Mention, person: User) -> None:
    """Give a shared mention the quotation or claim of the one that is taken; where it points is set at the end."""
    detail: Claim | Quotation
    if own.kind == Mention.Kind.QUOTATION:
        detail = Quotation.objects.filter(pk=mention.pk).first() or Quotation(mention=mention)
        detail.style = own.quotation.style
    else:
        detail = Claim.objects.filter(pk=mention.pk).first() or Claim(mention=mention)
        for name in SAID:
            setattr(detail, name, getattr(own.claim, name))
    detail._history_user = person  # type: ignore[union-attr]
    detail.save()


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
