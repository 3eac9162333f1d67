"""Mentions from one version of an article to the next: those whose place is sure go over, the others wait."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from claimsdb.claims.copies import KEPT, copy_mentions
from claimsdb.claims.extract import is_untouched, same_words, span
from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.corpus.models import Article
from claimsdb.desk.models import Carrying
from claimsdb.extraction.anchors import find

# What a carried mention is besides what it says: how it stands, and who has worked on it.
STANDING = ["state", "touched"]


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What came of it: mentions carried over, waiting for a person, and left because they were there already."""

    carried: int = 0
    waiting: int = 0
    there: int = 0

    def __add__(self, more: "CarryReport") -> "CarryReport":
        """Return both together."""
        return CarryReport(self.carried + more.carried, self.waiting + more.waiting, self.there + more.there)

    def __str__(self) -> str:
        return f"Carried over {self.carried}, waiting for a person {self.waiting}, there already {self.there}."


@transaction.atomic
def carry(article: Article) -> CarryReport:
    """Carry the shared mentions of the version that an article revises over to it. Safe to do twice.

    A carried mention keeps its state, its speaker and all that it says, and tells where it comes from. One whose place
    is not sure waits for a person; none ever moves to a place that only looks like its own. What the engine suggests on
    the same words of the new version gives way to what people have worked on, and stays before what nobody has.
    """
    Article.objects.select_for_update().only("pk").get(pk=article.pk)
    old = article.revises
    if old is None:
        raise ValidationError("It revises no other article.")
    gone_over = Mention.objects.in_article(article).filter(carried_from__isnull=False).values("carried_from")
    asked = Carrying.objects.filter(article=article).values("mention")
    waiting = Mention.objects.shared().in_article(old).exclude(pk__in=gone_over).exclude(pk__in=asked)
    mentions = list(waiting.select_related("quotation", "claim").order_by("start", "pk"))
    here = list(Mention.objects.shared().in_article(article))
    copies, unsure, there = {}, [], 0
    for mention in mentions:
        found = find(old.text, article.text, mention.start, mention.end)
        if not found.sure:
            places = [{"start": at.start, "end": at.end, "score": round(at.score, 3)} for at in found.places]
            unsure.append(Carrying(mention=mention, article=article, places=places))
            continue
        copy = moved(mention, article, found.places[0].start, found.places[0].end, old.text)
        if is_taken(copy, here):
            there += 1
        else:
            copies[mention.pk] = copy
            here.append(copy)
    copy_mentions(copies, [mention for mention in mentions if mention.pk in copies])
    Carrying.objects.bulk_create(unsure)
    return CarryReport(len(copies), len(unsure), there)


def moved(mention: Mention, article: Article, start: int, end: int, old: str) -> Mention:
    """Return an unsaved copy of a mention at its place in another version."""
    same = {name: getattr(mention, name) for name in [*KEPT, *STANDING]}
    copy = Mention(**same, article=article, kind=mention.kind, start=start, end=end, carried_from=mention)
    copy.speaker_start, copy.speaker_end = speaker_span(mention, article, old)
    copy.anchor()
    return copy


def speaker_span(mention: Mention, article: Article, old: str) -> tuple[int | None, int | None]:
    """Return where the words that name the speaker stand now; nowhere where that is not sure. The speaker stays."""
    if mention.speaker_start is None or mention.speaker_end is None:
        return None, None
    found = find(old, article.text, mention.speaker_start, mention.speaker_end)
    return (found.places[0].start, found.places[0].end) if found.sure else (None, None)


def is_taken(copy: Mention, here: list[Mention]) -> bool:
    """Whether the words are marked as such already. Untouched suggestions there give way to what people worked on."""
    rival = same_words(span(copy), here)
    while rival and rival.pk and is_untouched(rival) and not is_untouched(copy):
        rival.delete()
        here.remove(rival)
        rival = same_words(span(copy), here)
    return rival is not None


@transaction.atomic
def place(carrying: Carrying, start: int, end: int, person: User) -> Mention:
    """Put a waiting mention where a person says that it stands. On other words it is a suggestion, to be read anew.

    Raises ValidationError for a place that cannot be.
    """
    waiting = locked(carrying)
    article = Article.objects.select_for_update().get(pk=waiting.article_id)
    if not 0 <= start < end <= len(article.text):
        raise ValidationError(f"The article's text ends at {len(article.text):,}: give a start and an end within it.")
    mention = Mention.objects.select_related("article", "quotation", "claim").get(pk=waiting.mention_id)
    copy = moved(mention, article, start, end, mention.article.text)
    copy.touched = True
    if copy.exact != mention.exact:
        copy.state = Mention.State.SUGGESTED
    if is_taken(copy, list(Mention.objects.shared().in_article(article))):
        raise ValidationError("These words, or most of them, are marked as such already: drop it, or choose others.")
    copy_mentions({mention.pk: copy}, [mention])
    join(mention, copy)
    decide(waiting, Carrying.State.PLACED, person, copy)
    return copy


@transaction.atomic
def drop(carrying: Carrying, person: User) -> None:
    """Let a waiting mention stay behind: its words are not in the new version any more."""
    decide(locked(carrying), Carrying.State.DROPPED, person, None)


def locked(carrying: Carrying) -> Carrying:
    """Return it as it stands, nobody else deciding it. Raises ValidationError where somebody has."""
    waiting = Carrying.objects.select_for_update().get(pk=carrying.pk)
    if waiting.state != Carrying.State.WAITING:
        raise ValidationError(f"{waiting.person} has {waiting.get_state_display().lower()} it meanwhile.")
    return waiting


def decide(carrying: Carrying, state: Carrying.State, person: User, result: Mention | None) -> None:
    """Write down what a person did, and when."""
    carrying.state, carrying.person, carrying.result, carrying.decided = state, person, result, timezone.now()
    carrying.save()


def join(mention: Mention, copy: Mention) -> None:
    """Let a copy that came later point to the copies of what its original points to, and be pointed to likewise."""

    def counterpart(key: int | None) -> int | None:
        there = Mention.objects.in_article(copy.article_id).filter(carried_from=key) if key else Mention.objects.none()
        return there.values_list("pk", flat=True).first()

    if mention.kind == Mention.Kind.QUOTATION:
        before = counterpart(mention.quotation.continues_id)
        Quotation.objects.filter(pk=copy.pk).update(continues=before)
        held = Claim.objects.filter(
            mention__carried_from__claim__quotation=mention.pk, mention__article=copy.article_id
        )
        held.filter(quotation__isnull=True).update(quotation=copy.pk)
    else:
        Claim.objects.filter(pk=copy.pk).update(quotation=counterpart(mention.claim.quotation_id))


def carry_all(articles: Iterable[Article]) -> CarryReport:
    """Carry over to each of these articles, a transaction each."""
    return sum((carry(article) for article in articles), CarryReport())
