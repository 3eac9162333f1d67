"""Mentions and links as the desk's script reads them. Offsets are code points: the script converts them once."""

from collections.abc import Iterable
from typing import Any

from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.moments import Moment
from claimsdb.claims.passages import figure_of
from claimsdb.claims.reading import Draft

MENTION_FIELDS = ["id", "kind", "start", "end", "state", "confidence", "cue", "speaker_start", "speaker_end"]
QUOTATION_FIELDS = ["style", "continues_id"]
CLAIM_FIELDS = [
    *["measure_id", "subject", "place", "comparator", "value", "low", "high", "unit"],
    *["period_start", "period_end", "quotation_id", "hedge", "converts_id"],
]


def present(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something: of some hundred mentions, the empty ones are half the weight."""
    return {name.removesuffix("_id"): value for name, value in fields.items() if value not in (None, "")}


def row_of(mention: Mention) -> dict[str, Any]:
    """Return a mention with its quotation or claim; ``version`` tells a later save what it was made from."""
    names = QUOTATION_FIELDS if mention.kind == Mention.Kind.QUOTATION else CLAIM_FIELDS
    detail = getattr(mention, mention.kind, None)
    return present(
        **{name: getattr(mention, name) for name in MENTION_FIELDS},
        **{name: getattr(detail, name) for name in names if detail},
        speaker=speaker_of(mention.speaker),
        via=speaker_of(mention.via),
        figure=figure_of(mention),
        version=mention.changed.isoformat() if mention.pk else None,
        by=mention.origin if mention.annotator_id else "",
    )


def speaker_of(speaker: Speaker | None) -> dict[str, Any] | None:
    """Return a speaker's key and the name that it has in the article."""
    return {"id": speaker.pk, "name": speaker.name} if speaker else None


def rows_of(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """Return mentions as rows, in their order."""
    return [row_of(mention) for mention in mentions]


def draft_row(draft: Draft) -> dict[str, Any]:
    """Return an unsaved mention as the form is to show it."""
    return row_of(draft.mention) | present(new_speaker=draft.new_speaker, new_speaker_kind=draft.new_speaker_kind)


def undo_of(moment: Moment, version: str | None, **more: Any) -> dict[str, Any]:
    """Return what takes a change back: how the mention stood before, and the version that it has now."""
    return {"id": moment.mention, "line": moment.line, "detail": moment.detail, "version": version} | more
