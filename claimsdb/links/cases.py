"""Conflicts as cases: the steps that one may take, what closing keeps, and when one opens again by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet

from claimsdb.claims.models import Mention, MentionQuerySet
from claimsdb.claims.passages import printed
from claimsdb.links.basis import Change, Said, changes, said_in, sides_changed, speaker_changes, standing_speakers
from claimsdb.links.models import Basis, Comment, Conflict, Link, Question, Rank
from claimsdb.links.pairs import link_between
from claimsdb.matching.dispute import Stance, stance_of
from claimsdb.matching.suggestion import Relation

State = Conflict.State

# From each state, where a case may go next. To stay is always allowed.
STEPS: dict[str, tuple[str, ...]] = {
    State.OPEN: (State.IN_REVIEW, State.RESOLVED, State.DISMISSED),
    State.IN_REVIEW: (State.OPEN, State.RESOLVED, State.DISMISSED),
    State.RESOLVED: (State.REOPENED,),
    State.DISMISSED: (State.REOPENED,),
    State.REOPENED: (State.IN_REVIEW, State.RESOLVED, State.DISMISSED),
}

# What a case must say before it may enter a state, and what is told where it does not.
NEEDED: dict[str, dict[str, str]] = {
    State.RESOLVED: {"outcome": "A resolved conflict needs its outcome.", "reason": "Say why: others will ask."},
    State.DISMISSED: {"reason": "Say why: others will ask."},
}

SEEN_MEANWHILE = "Somebody saved this while you had it open: open it anew."

# How long a history's line may be: a case of many claims that all changed is told by the first of them.
LONGEST_REASON = 2_000

Ranks = Mapping[int, tuple[str, str]]  # by a mention's key: its level, and why


def next_states(state: str) -> list[str]:
    """Return the states that a case in this one may be saved in, this one first."""
    return [state, *STEPS[state]]


@transaction.atomic
def save(conflict: Conflict, *, ranks: Ranks | None = None, seen: str | None = None) -> Conflict:
    """Save what a person changed of a case, with the ranks of its claims; keep what it says where that closes it.

    ``seen`` is the time of change, in ISO 8601, that the person had read. Raises ValidationError for a step that is not
    in the table, for what the new state needs and lacks, for a case that somebody saved meanwhile, and for two
    preferred claims; then nothing is written.
    """
    # Claims before cases, as those who change a claim lock them: else the two could wait for each other.
    list(mentions_of(conflict).select_for_update(of=("self",)).values_list("pk"))
    stored = Conflict.objects.select_for_update().get(pk=conflict.pk)
    if seen and stored.changed.isoformat() != seen:
        raise ValidationError(SEEN_MEANWHILE)
    check_step(stored.state, conflict)
    if ranks is not None:
        set_ranks(conflict, ranks)
    conflict.validate_constraints()
    conflict.save()
    if conflict.state in Conflict.CLOSED and stored.state not in Conflict.CLOSED:
        keep_basis(conflict)
    return conflict


def check_step(was: str, conflict: Conflict) -> None:
    """Raise ValidationError where a case may not go from its former state to its present one."""
    now = conflict.state
    if now not in next_states(was):
        allowed = " or ".join(State(state).label.lower() for state in STEPS[was])
        raise ValidationError({"state": f"A case that is {State(was).label.lower()} can become {allowed}."})
    if told := lacking(now, {name: getattr(conflict, name) for name in NEEDED.get(now, {})}):
        raise ValidationError(told)


def lacking(state: str, fields: Mapping[str, object]) -> dict[str, str]:
    """Return what a state needs and these fields lack, by the field's name."""
    return {name: said for name, said in NEEDED.get(state, {}).items() if not fields.get(name)}


def set_ranks(conflict: Conflict, ranks: Ranks) -> None:
    """Give these claims of a case their ranks; the preferred one of all is the case's preferred mention."""
    conflict.ranks.filter(mention__in=ranks.keys()).delete()
    others = conflict.ranks.filter(level=Rank.Level.PREFERRED).values_list("mention", flat=True)
    preferred = [*others, *(mention for mention, (level, _) in ranks.items() if level == Rank.Level.PREFERRED)]
    if len(preferred) > 1:
        raise ValidationError("One claim can be preferred, not two.")
    conflict.preferred_id = preferred[0] if preferred else None
    Rank.objects.bulk_create(
        Rank(conflict=conflict, mention_id=mention, level=level, why=why)
        for mention, (level, why) in ranks.items()
        if why or level != Rank.Level.NORMAL
    )


def mentions_of(conflict: Conflict) -> MentionQuerySet:
    """Return the claims that answer a case's question now, or its two quotations, the older first."""
    if conflict.link:
        return Mention.objects.filter(pk__in=[conflict.link.left_id, conflict.link.right_id]).order_by("pk")
    return Mention.objects.filter(claim__answer__question=conflict.question_id).order_by("pk")


def keep_basis(conflict: Conflict) -> None:
    """Keep what the claims of a case say, as it is closed on that."""
    conflict.bases.all().delete()
    mentions = mentions_of(conflict).with_details()
    Basis.objects.bulk_create(
        Basis(conflict=conflict, mention=mention, said=said_in(mention), stamp=mention.changed) for mention in mentions
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """What one claim of a case says differently since the case was closed."""

    mention: Mention | None
    lines: list[Change]

    def __str__(self) -> str:
        said = "; ".join(map(str, self.lines))
        return f"{printed(self.mention.article)}, “{self.mention}”: {said}" if self.mention else said


def changed_since(conflict: Conflict) -> list[Changed]:
    """Return what the claims of a case say differently since it was last closed; nothing where it never was."""
    bases = {basis.mention_id: basis for basis in conflict.bases.all()}
    if not bases:
        return []
    now = {mention.pk: mention for mention in mentions_of(conflict).with_details()}
    gone = bases.keys() - now.keys()
    mentions = now | {mention.pk: mention for mention in Mention.objects.with_details().filter(pk__in=gone)}
    after = {key: said_in(mentions[key]) for key in bases if key in mentions}
    standing = standing_speakers([*(basis.said for basis in bases.values()), *after.values()])
    found = []
    for key, said in after.items():
        before = bases[key].said
        lines = [*changes(before, said), *speaker_changes(before, said, standing)]
        lines += [Change("question", "answers it", "answers it no more")] if key in gone else []
        found.append(Changed(mentions[key], lines))
    found += [Changed(now[key], [Change("question", "", "answers it, and conflicts")]) for key in joined(now, bases)]
    kept: dict[int, Said] = {key: basis.said for key, basis in bases.items()}
    found.append(Changed(None, sides_changed(kept, standing)))
    return [item for item in found if item.lines]


def joined(now: Iterable[int], bases: Iterable[int]) -> list[int]:
    """Return which claims came to a case since it was closed, decided to conflict with one in it."""
    members, known = set(now), set(bases)
    new = members - known
    if not new:
        return []
    conflicts = Link.objects.decided().filter(relation=Relation.CONFLICT, left__in=members, right__in=members)
    ends = {end for pair in conflicts.values_list("left", "right") for end in pair}
    return sorted(new & ends)


def follow_changes(mentions: "QuerySet[Mention] | Iterable[int]") -> list[Conflict]:
    """Open again the cases that were closed on something else than these mentions now say."""
    rows = mentions if isinstance(mentions, QuerySet) else Mention.objects.filter(pk__in=list(mentions))
    return reopen(Basis.objects.filter(mention__in=rows))


def follow_questions(questions: Iterable[Question | int]) -> list[Conflict]:
    """Open again the closed cases of questions whose claims are others now."""
    return reopen(Basis.objects.filter(conflict__question__in=list(questions)))


def reopen_changed() -> list[Conflict]:
    """Open again every case with a claim that was saved since the case was closed, and now says something else.

    What changes a claim tells so at once; this finds what a program that wrote past the code did not tell.
    """
    return reopen(Basis.objects.exclude(stamp=F("mention__changed")))


@transaction.atomic
def reopen(bases: QuerySet[Basis]) -> list[Conflict]:
    """Open again those of the closed cases behind these rows whose claims say something else by now."""
    closed = Conflict.objects.closed().filter(pk__in=bases.values("conflict")).order_by("pk")
    reopened = []
    for conflict in closed.select_for_update():
        changed = changed_since(conflict)
        if changed:
            conflict.state = State.REOPENED
            conflict._change_reason = "\n".join(map(str, changed))[:LONGEST_REASON]  # type: ignore[attr-defined]
            conflict.save()
            reopened.append(conflict)
        else:
            refresh_stamps(conflict)
    return reopened


def refresh_stamps(conflict: Conflict) -> None:
    """Note that the claims of a closed case were saved, and say the same."""
    for basis in conflict.bases.exclude(stamp=F("mention__changed")).select_related("mention"):
        basis.stamp = basis.mention.changed
        basis.save(update_fields=["stamp"])


@transaction.atomic
def open_by_hand(person: User, *, question: Question | None = None, pair: Iterable[Mention] = ()) -> Conflict:
    """Open a case on a question, or on two quotations; a link between them is made where there is none.

    Raises ValidationError where there is a case already, and for a pair that is none.
    """
    link = None if question else quotations_linked(*pair)
    conflict, made = Conflict.objects.get_or_create(question=question, link=link, defaults={"opened_by": person})
    if not made:
        raise ValidationError("There is a conflict on this already.")
    mentions_of(conflict).update(touched=True)
    return conflict


def quotations_linked(*pair: Mention) -> Link:
    """Return the link of two quotations, a new one where they have none. Raises ValidationError for other pairs."""
    if len(pair) != 2 or any(mention.kind != Mention.Kind.QUOTATION for mention in pair):
        raise ValidationError("A conflict is of one question, or of two different quotations.")
    return link_between(*pair)


def comment(conflict: Conflict, person: User, text: str) -> Comment:
    """Append what a person says of a case."""
    return Comment.objects.create(conflict=conflict, person=person, text=text)


@transaction.atomic
def assign(conflicts: Iterable[Conflict], **fields: object) -> int:
    """Give cases that are not closed to a person, a day to be done by, or both; return how many took it."""
    return sum(step(conflict, **fields) for conflict in conflicts if conflict.state not in Conflict.CLOSED)


@transaction.atomic
def dismiss(conflicts: Iterable[Conflict], reason: str) -> int:
    """Dismiss cases that are not closed, for one reason; return how many were."""
    fields = {"state": State.DISMISSED, "reason": reason}
    return sum(step(conflict, **fields) for conflict in conflicts if conflict.state not in Conflict.CLOSED)


def step(conflict: Conflict, **fields: object) -> bool:
    """Set fields of a case and save it as a person would; returns whether that changed any.

    One that somebody saved since it was read stays as they left it.
    """
    changed = {name: value for name, value in fields.items() if getattr(conflict, name) != value}
    for name, value in changed.items():
        setattr(conflict, name, value)
    try:
        return bool(changed and save(conflict, seen=conflict.changed.isoformat()))
    except ValidationError:
        return False


# What a quotation does in a case of two, in words.
STANCES = {Stance.CHARGES: "accusation", Stance.DENIES: "denial", Stance.NEITHER: "statement"}


def stances(pair: Iterable[Mention]) -> list[str]:
    """Return what each of two quotations is: an accusation, a denial or a statement, as its cue has it.

    Where one denies and the other's cue tells nothing, what is denied is an accusation.
    """
    found = [stance_of(mention.cue, mention.exact) for mention in pair]
    if Stance.DENIES in found:
        found = [Stance.CHARGES if stance is Stance.NEITHER else stance for stance in found]
    return [STANCES[stance] for stance in found]
