"""Names in, speakers out: found by name or alias, made where nobody is called so."""

from collections.abc import Iterable

from claimsdb.claims.models import Alias, Speaker
from claimsdb.claims.names import folded
from claimsdb.extraction.extraction import Attribution, SpeakerKind

# The database looks a batch of names up in one query; SQLite takes some 32,000 values in one.
BATCH = 5_000


def named(attributions: Iterable[Attribution]) -> dict[str, SpeakerKind | None]:
    """Return each name that is said to speak or to pass words on, with its kind where that is known."""
    kinds: dict[str, SpeakerKind | None] = {}
    for attribution in attributions:
        if attribution.via:
            kinds.setdefault(attribution.via, SpeakerKind.PUBLICATION)
        if attribution.speaker:
            kinds[attribution.speaker] = kinds.get(attribution.speaker) or attribution.speaker_kind
    return kinds


def find_speakers(names: Iterable[str]) -> dict[str, Speaker]:
    """Return the speaker that each name, whatever its accents and case, belongs to; the unknown are left out.

    A name beats an alias. An alias of two speakers tells nothing, and finds neither.
    """
    folds = {name: folded(name) for name in names}
    wanted = [fold for fold in set(folds.values()) if fold]
    by_fold: dict[str, Speaker] = {}
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        aliases: dict[str, set[Speaker]] = {}
        for alias in Alias.objects.filter(folded__in=batch).select_related("speaker"):
            aliases.setdefault(alias.folded, set()).add(alias.speaker)
        by_fold |= {fold: speakers.pop() for fold, speakers in aliases.items() if len(speakers) == 1}
        by_fold |= {speaker.folded: speaker for speaker in Speaker.objects.filter(folded__in=batch).order_by("-id")}
    return {name: by_fold[fold] for name, fold in folds.items() if fold in by_fold}


def find_or_make_speakers(kinds: dict[str, SpeakerKind | None]) -> dict[str, Speaker]:
    """Return a speaker for each name, making those whom nobody is called. A surname alone never merges two people."""
    limit = Speaker._meta.get_field("name").max_length or 0
    found = find_speakers(kinds)
    for name, kind in kinds.items():
        if name not in found and folded(name):
            speaker, _ = Speaker.objects.get_or_create(
                name=name[:limit], defaults={"kind": (kind or SpeakerKind.UNNAMED).value}
            )
            found[name] = speaker
    return found
