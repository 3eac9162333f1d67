"""Speakers that people are asked about: those unknown, and those that may be one under two names."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from claimsdb.claims.assignments import Person
from claimsdb.claims.changes import tell
from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.review import merge, part
from claimsdb.claims.same_speaker import Named, likely_pairs, named
from claimsdb.corpus.search import Among
from claimsdb.desk.models import LeftOpen, Proposal

# Speakers of the same article that are offered for a mention: as many as there are keys at hand.
MOST_OFFERED = 6

# What one compares in a request: some seconds. More is for the command.
MOST_AT_ONCE = 20_000

BATCH = 2_000

QUOTED = Q(kind=Mention.Kind.QUOTATION)
CLAIMED = Q(claim__quotation__isnull=False)


def unknown(person: Person) -> QuerySet[Mention]:
    """Return the mentions whose speaker nobody knows yet and that this person may change, quotations first, the newest.

    Of claims only those in a quotation: any other the article asserts itself.
    """
    return unknown_where(person, QUOTED | CLAIMED).order_by("-kind", "-pk")


def unknown_by_kind(person: Person) -> tuple[QuerySet[Mention], QuerySet[Mention]]:
    """Return the same, quotations and claims apart, the newest first: an index finds each, none both together.

    Of claims two indexes are laid over one another before anything else is asked: those without a speaker are many, the
    article's own, and so are those in a quotation, but few are both.
    """
    held = Mention.objects.filter(CLAIMED, kind=Mention.Kind.CLAIM, speaker__isnull=True).order_by()
    quotations, claims = unknown_where(person, QUOTED), unknown_where(person, Q(Among("pk", held)))
    return quotations.order_by("-pk"), claims.order_by("-pk")


def next_unknown(person: Person, behind: int) -> Mention | None:
    """Return the mention to ask of behind the one with this key, the first again once there is none."""
    quotations, claims = unknown_by_kind(person)
    rounds = {
        Mention.Kind.QUOTATION: [quotations.filter(pk__lt=behind), claims, quotations],
        Mention.Kind.CLAIM: [claims.filter(pk__lt=behind), quotations, claims],
    }
    kind = Mention.objects.filter(pk=behind).values_list("kind", flat=True).first()
    for rows in rounds.get(kind, [quotations, claims]):  # type: ignore[call-overload]
        found: Mention | None = rows.select_related("article__source", "claim", "quotation").first()
        if found:
            return found
    return None


def waiting_for_a_name(person: Person, most: int) -> int:
    """Return how many mentions wait for their speaker's name, up to ``most``."""
    quotations, claims = unknown_by_kind(person)
    number = quotations[:most].count()
    return number + claims[: most - number].count() if number < most else number


def unknown_where(person: Person, asked: Q) -> QuerySet[Mention]:
    """Return the mentions of some kind that wait for a speaker's name from this person."""
    mentions = Mention.objects.changeable_by(person).exclude(state=Mention.State.REJECTED)
    return mentions.filter(asked, speaker__isnull=True, left_open__isnull=True)


def offered(mention: Mention) -> list[Speaker]:
    """Return the speakers of the same article, those who speak most in it first."""
    speaking = Q(mentions__article=mention.article_id, mentions__private_to=None) & ~Q(mentions__state="rejected")
    standing = Speaker.objects.filter(merged_into__isnull=True).annotate(number=Count("mentions", filter=speaking))
    here = Mention.objects.shared().in_article(mention.article_id).values("speaker")
    return list(standing.filter(pk__in=here, number__gt=0).order_by("-number", "name")[:MOST_OFFERED])


@transaction.atomic
def name_speaker(mention: Mention, speaker: Speaker | None, person: User) -> None:
    """Give a mention its speaker, or say that the article does not tell. Raises ValidationError once somebody did."""
    asked = unknown(person).select_for_update(of=("self",)).filter(pk=mention.pk).order_by().first()
    if asked is None:
        raise ValidationError("Meanwhile somebody said who speaks here, or that the article does not tell.")
    if speaker is None:
        LeftOpen.objects.create(mention=asked, person=person)
        return
    if speaker.merged_into_id:
        raise ValidationError(f"{speaker} is merged into {speaker.merged_into}: choose that one.")
    asked.speaker, asked.touched = speaker, True
    asked._history_user = person  # type: ignore[attr-defined]
    asked.save(update_fields=["speaker", "touched", "changed"])
    tell([asked.pk])


@dataclass(frozen=True, slots=True)
class ProposeReport:
    """What came of it: speakers compared, pairs proposed anew, and old proposals that nothing speaks for any more."""

    compared: int
    added: int
    dropped: int

    def __str__(self) -> str:
        return f"Compared {self.compared} speakers: {self.added} merges proposed, {self.dropped} dropped."


@transaction.atomic
def propose() -> ProposeReport:
    """Propose the speakers that may be one, for people to decide. What they have said of a pair stands."""
    speakers = standing_speakers()
    wanted = {(one.key, other.key): (score, reasons) for one, other, score, reasons in likely_pairs(speakers)}
    known = {(row.left_id, row.right_id): row for row in Proposal.objects.select_for_update()}
    new = [
        Proposal(left_id=left, right_id=right, score=score, reasons=reasons)
        for (left, right), (score, reasons) in wanted.items()
        if (left, right) not in known
    ]
    Proposal.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    waiting = [row for row in known.values() if row.state == Proposal.State.WAITING]
    gone = [row.pk for row in waiting if (row.left_id, row.right_id) not in wanted]
    for start in range(0, len(gone), BATCH):
        Proposal.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    return ProposeReport(len(speakers), len(new), len(gone))


def standing_speakers() -> list[Named]:
    """Return every speaker that stands, as the rules compare it; the names of those merged into it are its own."""
    names: dict[int, list[str]] = {}
    rows = Speaker.objects.order_by("pk")
    for key, alias in rows.filter(aliases__isnull=False).values_list("pk", "aliases__name"):
        names.setdefault(key, []).append(alias)
    merged = list(rows.filter(merged_into__isnull=False).values_list("pk", "name", "merged_into"))
    for key, name, into in merged:
        names.setdefault(into or key, []).extend([name, *names.get(key, [])])
    standing = rows.filter(merged_into__isnull=True).exclude(kind="unnamed")
    return [
        named(key, name, kind, names.get(key, ())) for key, name, kind in standing.values_list("pk", "name", "kind")
    ]


@transaction.atomic
def decide(proposal: Proposal, keep: Speaker | None, person: User) -> None:
    """Merge the two into the one to keep, or say that they are different people.

    Raises ValidationError once somebody has decided.
    """
    waiting = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if waiting.state != Proposal.State.WAITING:
        raise ValidationError(f"{waiting.person} has decided it meanwhile: {waiting.get_state_display().lower()}.")
    if keep is not None:
        pair = list(Speaker.objects.select_for_update().filter(pk__in=[waiting.left_id, waiting.right_id]))
        into = next(speaker for speaker in pair if speaker.pk == keep.pk)
        if any(speaker.merged_into_id for speaker in pair):
            raise ValidationError("One of the two is merged into another meanwhile.")
        merge(pair, into)
    waiting.state = Proposal.State.MERGED if keep else Proposal.State.DIFFERENT
    waiting.person, waiting.decided = person, timezone.now()
    waiting.save()


@transaction.atomic
def undo(speaker: Speaker, person: User) -> None:
    """Part a speaker from the one that it was merged into. The two are not proposed again."""
    locked = Speaker.objects.select_for_update().get(pk=speaker.pk)
    into = locked.merged_into_id
    if into is None:
        raise ValidationError(f"{locked} is not merged into another.")
    part([locked])
    left, right = sorted((locked.pk, into))
    told = {"state": Proposal.State.DIFFERENT, "person": person, "decided": timezone.now()}
    Proposal.objects.update_or_create(left_id=left, right_id=right, defaults=told, create_defaults={**told, "score": 0})
