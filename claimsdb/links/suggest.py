"""Mentions in, links out: the one place where the matcher meets the database.

The engine writes ``suggested``, ``score``, ``reasons`` and ``engine`` of a link and nothing else of it. A link with
decisions keeps them whatever the engine comes to think; one without is dropped when the engine no longer suggests it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from claimsdb import __version__
from claimsdb.claims.models import Mention, MentionQuerySet
from claimsdb.claims.proposals import same_engine
from claimsdb.corpus.models import Article
from claimsdb.links.cases import reopen_changed
from claimsdb.links.models import Keyed, Link, LinkQuerySet, MentionKey
from claimsdb.links.questions import leave_rejected
from claimsdb.links.records import Record, records_of_mentions
from claimsdb.matching.background import Background
from claimsdb.matching.candidates import CAP
from claimsdb.matching.crossref import DEFAULT_SCORE, background_of, keys_of, score_pairs
from claimsdb.matching.suggestion import Suggestion

ENGINE = f"claimsdb {__version__}"
SUGGESTION_FIELDS = ["suggested", "score", "reasons", "engine"]

# How many of the newest articles tell, with the news at large, which words are common in the store: enough for its
# subjects to show, and read in a fraction of a second.
BACKGROUND_ARTICLES = 200


@dataclass
class CrossrefReport:
    """What a run did: mentions looked at, pairs compared, links added, changed and dropped, and pairs over the cap."""

    mentions: int = 0
    compared: int = 0
    added: int = 0
    changed: int = 0
    dropped: int = 0
    capped: int = 0


def stale() -> Q:
    """Mentions that are new, changed, or were last looked at by another version of the engine."""
    return Q(keyed__isnull=True) | Q(keyed__time__lt=F("changed")) | ~Q(keyed__engine=ENGINE)


def stale_articles() -> list[int]:
    """Return the keys of the articles with mentions to look at, oldest first."""
    mentions = Mention.objects.live().filter(stale())
    return list(mentions.order_by("article").values_list("article", flat=True).distinct())


def crossref(progress: Callable[[], object] = lambda: None) -> CrossrefReport:
    """Suggest links for every mention that is new or changed, an article a transaction."""
    report = CrossrefReport()
    forget_rejected()
    reopen_changed()
    articles = stale_articles()
    if not articles:
        return report
    background = store_background()
    for article in articles:
        crossref_article(article, background, report)
        progress()
    return report


@transaction.atomic
def forget_rejected() -> None:
    """Drop what the engine suggested of mentions that a person rejected since, and take them out of their questions."""
    rejected = Q(left__state=Mention.State.REJECTED) | Q(right__state=Mention.State.REJECTED)
    undecided(Link.objects.filter(rejected).exclude(engine="")).delete()
    leave_rejected()


def undecided(links: LinkQuerySet) -> LinkQuerySet:
    """Links that nobody has said anything of: the engine's to take back."""
    return links.filter(decisions__isnull=True, case__isnull=True)


def store_background() -> Background:
    """Return how common words are in the newest articles of the store."""
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True)[:BACKGROUND_ARTICLES]
    mentions = Mention.objects.live().filter(article__in=list(newest))
    return background_of(records_of_mentions(whole(mentions)).values())


def whole(mentions: MentionQuerySet) -> MentionQuerySet:
    """Return these mentions with all that their records hold.

    Their articles come in a query of their own: joined, a text would come again with each of its mentions.
    """
    related = ["speaker__merged_into", "claim__measure", "quotation"]
    return mentions.select_related(*related).prefetch_related("article").order_by("pk")


@transaction.atomic
def crossref_article(article: int, background: Background, report: CrossrefReport) -> None:
    """Look at one article's mentions against the whole store: all of them, since one is weighed against the others."""
    Article.objects.select_for_update().defer("text").get(pk=article)
    now = timezone.now()
    records = records_of_mentions(whole(Mention.objects.live().filter(article=article)))
    own = set(records)
    keep_keys(records)
    pairs, capped = candidates(article, own)
    records |= records_of_mentions(whole(Mention.objects.filter(pk__in={other for _, other in pairs})))
    suggestions = score_pairs([(records[one], records[other]) for one, other in pairs], background)
    # What this article tells of a pair of others' is theirs to say, when their turn comes.
    its_own = [found for found in suggestions if found.left in own or found.right in own]
    keep_links(own, [found for found in its_own if found.score >= DEFAULT_SCORE], report)
    Keyed.objects.bulk_create(
        [Keyed(mention_id=key, engine=ENGINE, time=now) for key in own],
        update_conflicts=True,
        unique_fields=["mention"],
        update_fields=["engine", "time"],
    )
    report.mentions += len(own)
    report.compared += len(pairs)
    report.capped += capped


def keep_keys(records: dict[int, Record]) -> None:
    """Make the stored keys of these mentions those that the matcher gives now."""
    MentionKey.objects.filter(mention__in=records).delete()
    MentionKey.objects.bulk_create(
        [
            MentionKey(mention_id=mention, key=key)
            for mention, record in records.items()
            for key in sorted(keys_of(record))
        ]
    )


def candidates(article: int, mentions: set[int]) -> tuple[list[tuple[int, int]], int]:
    """Return pairs of one of these mentions and another article's that share a key, and how many the cap left out.

    A key that more than ``CAP`` others hold says little: the newest of them are taken.
    """
    own: dict[str, list[int]] = defaultdict(list)
    for mention, key in MentionKey.objects.filter(mention__in=mentions).values_list("mention", "key"):
        own[key].append(mention)
    others = MentionKey.objects.filter(key__in=own).exclude(mention__article=article)
    others = others.exclude(mention__state=Mention.State.REJECTED)
    crowded = dict(others.values("key").annotate(n=Count("mention")).filter(n__gt=CAP).values_list("key", "n"))
    pairs = {
        (one, other) for key, other in others.exclude(key__in=crowded).values_list("key", "mention") for one in own[key]
    }
    for key in crowded:
        for other in others.filter(key=key).order_by("-mention").values_list("mention", flat=True)[:CAP]:
            pairs |= {(one, other) for one in own[key]}
    return sorted(pairs), sum(n - CAP for n in crowded.values())


def keep_links(mentions: set[int], suggestions: list[Suggestion], report: CrossrefReport, by: str = ENGINE) -> None:
    """Make an engine's links of these mentions those suggested now.

    Decisions stay, and so do people's links and those of other engines, which were first to suggest them.
    """
    standing = {
        (link.left_id, link.right_id): link
        for link in Link.objects.filter(Q(left__in=mentions) | Q(right__in=mentions))
    }
    wanted = {(int(found.left), int(found.right)): link_of(found, by) for found in suggestions}
    its_own = {pair for pair, link in standing.items() if link.engine and same_engine(link.engine, by)}
    unwanted = [standing[pair].pk for pair in its_own - wanted.keys()]
    dropped = undecided(Link.objects.filter(pk__in=unwanted))
    report.dropped += dropped.count()
    dropped.delete()

    new = [link for pair, link in wanted.items() if pair not in standing]
    Link.objects.bulk_create(new)
    changed, now = [], timezone.now()
    for pair in wanted.keys() & its_own:
        old, link = standing[pair], wanted[pair]
        if any(getattr(old, name) != getattr(link, name) for name in SUGGESTION_FIELDS):
            link.pk, link.changed = old.pk, now
            changed.append(link)
    Link.objects.bulk_update(changed, [*SUGGESTION_FIELDS, "changed"])
    report.added += len(new)
    report.changed += len(changed)


def link_of(found: Suggestion, by: str) -> Link:
    """Return the unsaved link that a suggestion asks for."""
    return Link(
        left_id=int(found.left),
        right_id=int(found.right),
        suggested=found.relation.value,
        score=found.score,
        reasons=list(found.reasons),
        engine=by,
    )
