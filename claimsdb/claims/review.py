"""What people do to many mentions or speakers at once: accept and reject, merge and part. History is kept."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from claimsdb.claims.changes import tell, tell_of_speakers
from claimsdb.claims.models import Mention, Speaker

# Rows in one statement: SQLite takes some 32,000 values in one, and a row of history has 25.
BATCH = 500


@transaction.atomic
def set_state(mentions: "QuerySet[Mention]", state: Mention.State, person: AbstractBaseUser | AnonymousUser) -> int:
    """Let a person accept or reject mentions; return how many were not so before."""
    changing = list(mentions.exclude(state=state).order_by("pk"))
    now = timezone.now()
    for mention in changing:
        mention.state, mention.touched, mention.changed = state, True, now
    fields = ["state", "touched", "changed"]
    bulk_update_with_history(changing, Mention, fields, batch_size=BATCH, default_user=person)
    tell([mention.pk for mention in changing])
    return len(changing)


@transaction.atomic
def merge(speakers: Iterable[Speaker], into: Speaker) -> int:
    """Merge speakers into one that stands; return how many were not so before.

    Those merged into them before come along, being one merge further away: parting brings them back.
    """
    if into.merged_into_id:
        raise ValidationError(f"{into} is itself merged into {into.merged_into}: part them first, or choose that one.")
    changing = [speaker for speaker in speakers if speaker.pk != into.pk and speaker.merged_into_id != into.pk]
    for speaker in changing:
        set_merged(speaker, into, f"Merged into {into}")
    tell_of_speakers(changing)
    return len(changing)


@transaction.atomic
def part(speakers: Iterable[Speaker]) -> int:
    """Undo the merges of these speakers; return how many were merged."""
    merged = [speaker for speaker in speakers if speaker.merged_into_id]
    for speaker in merged:
        set_merged(speaker, None, f"Parted from {speaker.merged_into}")
    tell_of_speakers(merged)
    return len(merged)


def set_merged(speaker: Speaker, into: Speaker | None, reason: str) -> None:
    """Save where a speaker is merged into, with the reason in its history."""
    speaker.merged_into = into
    speaker._change_reason = reason[:100]  # type: ignore[attr-defined]
    speaker.save(update_fields=["merged_into", "changed"])
