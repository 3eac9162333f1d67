"""What a claim or quotation says, as a case is closed on it; and what of that is different now, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimsdb.claims import figures
from claimsdb.claims.models import Claim, Mention, Speaker

Said = dict[str, Any]

# What is compared, by the heading that a person reads, and the parts that each is made of. Accepting a suggestion
# confirms what it says; rejecting it takes it away.
LINES: dict[str, tuple[str, ...]] = {
    "figure": ("comparator", "value", "low", "high", "unit"),
    "measure": ("measure",),
    "subject": ("subject",),
    "place": ("place",),
    "period": ("period",),
    "hedge": ("hedge",),
    "words": ("exact", "start", "end"),
    "cue": ("cue",),
    "state": ("rejected",),
}


def said_in(mention: Mention) -> Said:
    """Return what a mention says, ready for JSON. Numbers are kept as text, as JSON has no infinity."""
    speaker = mention.speaker
    said = {
        **{name: getattr(mention, name) for name in ("exact", "start", "end")},
        "rejected": mention.state == Mention.State.REJECTED,
        "speaker": speaker and speaker.pk,
        "stood_as": speaker and speaker.standing.pk,
    }
    claim = getattr(mention, "claim", None)
    return said | (said_by_claim(claim) if claim else {"cue": mention.cue})


def said_by_claim(claim: Claim) -> Said:
    """Return the parts of a claim's figure, and of what it counts."""
    numbers = {name: getattr(claim, name) for name in ("value", "low", "high")}
    return {
        **{name: None if amount is None else repr(amount) for name, amount in numbers.items()},
        **{name: getattr(claim, name) for name in ("comparator", "unit", "subject", "place", "hedge")},
        "measure": claim.measure.name if claim.measure else "",
        "period": str(claim.period or ""),
    }


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a mention says, before and after."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.what}: {self.before or 'none'} → {self.after or 'none'}"


def changes(before: Said, after: Said) -> list[Change]:
    """Return what is said differently, in words. The speaker is compared by ``speaker_changes``."""
    return [
        Change(what, *in_words(what, before, after))
        for what, parts in LINES.items()
        if any(before.get(part) != after.get(part) for part in parts)
    ]


def in_words(what: str, *sayings: Said) -> tuple[str, ...]:
    """Return one line of several sayings, in words that tell them apart."""
    if what == "figure":
        words = tuple(figure_of(said) for said in sayings)
        return words if len(set(words)) > 1 else tuple(f"{figure_of(said)} ({bounds_of(said)})" for said in sayings)
    if what == "state":
        return tuple("rejected" if said["rejected"] else "standing" for said in sayings)
    if what == "words":
        words = tuple(f"“{said['exact']}”" for said in sayings)
        return words if len(set(words)) > 1 else tuple(f"at {said['start']:,}" for said in sayings)
    return tuple(str(said.get(LINES[what][0]) or "") for said in sayings)


def numbers_of(said: Said) -> list[float | None]:
    """Return the value, the low and the high of a kept figure."""
    return [None if said.get(name) is None else float(said[name]) for name in ("value", "low", "high")]


def figure_of(said: Said) -> str:
    """Return a kept figure as people write it; "" of a quotation."""
    if "comparator" not in said:
        return ""
    value, low, high = numbers_of(said)
    return figures.figure(figures.Numbers(value, low, high, said["comparator"], said["unit"]))


def bounds_of(said: Said) -> str:
    """Return the numbers behind a kept figure, for two whose words are the same."""
    named = zip(("value", "low", "high"), numbers_of(said), strict=True)
    return ", ".join(f"{name} {figures.number(amount)}" for name, amount in named if amount is not None)


def speaker_changes(before: Said, after: Said, standing: Mapping[int, Speaker]) -> list[Change]:
    """Return who says it now, where that is another: two names of one speaker, merged or not, are not."""
    old, new = (standing.get(said["speaker"]) for said in (before, after))
    return [] if old == new else [Change("speaker", str(old or ""), str(new or ""))]


def standing_speakers(sayings: Iterable[Said]) -> dict[int, Speaker]:
    """Return under whom each speaker of these now stands, by key."""
    keys = {said["speaker"] for said in sayings} - {None}
    return {
        speaker.pk: speaker.standing
        for speaker in Speaker.objects.filter(pk__in=keys).select_related("merged_into__merged_into")
    }


def sides_changed(sayings: Mapping[int, Said], standing: Mapping[int, Speaker]) -> list[Change]:
    """Return which speakers, two when the case was closed, are one by now, or were one and are two."""
    pairs = {(said["stood_as"], standing[said["speaker"]]) for said in sayings.values() if said["speaker"] in standing}
    told = []
    for now in {speaker for _, speaker in pairs}:
        were = {stood for stood, speaker in pairs if speaker == now}
        if len(were) > 1:
            told.append(Change("speakers", "two", f"one: {now}"))
    for was in {stood for stood, _ in pairs}:
        became = sorted(str(speaker) for stood, speaker in pairs if stood == was)
        if len(became) > 1:
            told.append(Change("speakers", "one", f"two: {', '.join(became)}"))
    return told
