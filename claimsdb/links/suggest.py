"""Mentions in, links out: the one place where the matcher meets the database.

The engine writes ``suggested``, ``score``, ``reasons`` and ``engine`` of a link and nothing else of it. A link with
decisions keeps them whatever the engine comes to think; one without is dropped when the engine no longer suggests it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from django.db import connection, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from claimsdb.claims.findings import same_engine
from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.corpus.origins import origins_of
from claimsdb.links.candidates import candidates_of
from claimsdb.links.cases import reopen_changed
from claimsdb.links.copies import find_copies
from claimsdb.links.decide import come_up_anew
from claimsdb.links.models import Keyed, Link, LinkQuerySet, MentionKey, Relation
from claimsdb.links.passages import Known, read_article
from claimsdb.links.questions import follow_rejections
from claimsdb.links.records import Record
from claimsdb.links.rows import insert
from claimsdb.links.weights import engine_of, in_use, weights_of
from claimsdb.links.words import store_background
from claimsdb.matching.background import Background
from claimsdb.matching.crossref import DEFAULT_SCORE, keys_of, score_pairs
from claimsdb.matching.features import Weights
from claimsdb.matching.suggestion import Suggestion

# Two printings of one text agree, and that tells nothing of the figure.
ONE_TEXT = "One of the two articles is printed from the other: they are one origin."
# Articles compared in one transaction, of so many mentions at most, or one alone. On a store made up of ten claims and
# ten quotations an article, of 100 mentions that one is compared with 61 were read before; whoever waits to write waits
# for about a second of work.
TOGETHER = 50
MENTIONS = 1_000
Keys = dict[int, frozenset[str]]
SUGGESTION_FIELDS = ["suggested", "score", "reasons", "engine"]


@dataclass
class CrossrefReport:
    """What a run did: mentions looked at, pairs compared, links added, changed, dropped; mentions the cap left out."""

    mentions: int = 0
    compared: int = 0
    added: int = 0
    changed: int = 0
    dropped: int = 0
    capped: int = 0


@dataclass(frozen=True, slots=True)
class Engine:
    """What compares: its name, how common words are in the store, and what its features weigh."""

    name: str
    background: Background
    weights: Weights


def engine_now() -> Engine:
    """Return the engine as it stands, with the weights that are in use."""
    fitted = in_use()
    return Engine(engine_of(fitted), store_background(), weights_of(fitted))


def stale() -> Q:
    """Mentions that are new, changed, or were last looked at by another version of the engine."""
    engine = engine_of(in_use())
    return Q(keyed__isnull=True) | Q(keyed__time__lt=F("changed")) | ~Q(keyed__engine=engine)


def stale_articles() -> list[int]:
    """Return the keys of the articles with mentions to look at, oldest first."""
    mentions = Mention.objects.live().filter(stale())
    return list(mentions.order_by("article").values_list("article", flat=True).distinct())


def crossref(progress: Callable[[], object] = lambda: None) -> CrossrefReport:
    """Suggest links for every mention that is new or changed, some articles a transaction."""
    report = CrossrefReport()
    forget_rejected()
    reopen_changed()
    articles = stale_articles()
    if not articles:
        return report
    engine = engine_now()
    for together in batches(articles):
        crossref_articles(together, engine, report)
        for _ in together:
            progress()
    return report


def batches(articles: list[int]) -> Iterator[list[int]]:
    """Yield articles, in their order, in what is compared in one transaction: work that others can wait for."""
    for start in range(0, len(articles), TOGETHER):
        left = articles[start : start + TOGETHER]
        counted = Mention.objects.filter(article__in=left).order_by().values_list("article").annotate(Count("pk"))
        sizes = dict(counted)
        while left:
            totals = accumulate(sizes.get(article, 0) for article in left)
            fitting = max(1, sum(total <= MENTIONS for total in totals))
            yield left[:fitting]
            left = left[fitting:]


def crossref_new(article: int) -> CrossrefReport:
    """Suggest links for one article's mentions, as the job that has just read it asks: nothing else is looked at."""
    report = CrossrefReport()
    crossref_articles([article], engine_now(), report)
    return report


@transaction.atomic
def forget_rejected() -> None:
    """Drop what the engine suggested of mentions that a person rejected since, and take them out of their questions."""
    rejected = Q(left__state=Mention.State.REJECTED) | Q(right__state=Mention.State.REJECTED)
    undecided(Link.objects.filter(rejected).exclude(engine="")).delete()
    follow_rejections()


def undecided(links: LinkQuerySet) -> LinkQuerySet:
    """Links that nobody has said anything of: the engine's to take back."""
    return links.filter(decisions__isnull=True, case__isnull=True)


@transaction.atomic
def crossref_articles(articles: list[int], engine: Engine, report: CrossrefReport) -> None:
    """Look at these articles one after another, as in a transaction each, but read what they meet once."""
    known = Known(engine.name)
    for article in articles:
        crossref_article(article, engine, known, report)


def crossref_article(article: int, engine: Engine, known: Known, report: CrossrefReport) -> None:
    """Look at one article's mentions against the whole store: all of them, since one is weighed against the others."""
    stored = Article.objects.select_for_update(of=["self"]).select_related("sketch").get(pk=article)
    find_copies(stored)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    read = read_article(stored)
    own = set(read.records)
    keys = keep_keys(read.records)
    keyed = [(key, engine.name, now, read.passage(key)) for key in own]
    found = candidates_of(article, keys)
    known.take(read, {other for _, other in found.pairs})
    records, readings = known.read.records, known.read.readings
    pairs = [(records[one], records[other]) for one, other in found.pairs]
    scored = score_pairs(pairs, engine.background, engine.weights, readings, DEFAULT_SCORE, known.ready)
    suggestions = telling_copies(scored, records)
    # What this article tells of a pair of others' is theirs to say, when their turn comes.
    its_own = [each for each in suggestions if each.left in own or each.right in own]
    keep_links(own, its_own, report, engine.name)
    insert(Keyed, ["mention", "engine", "time", "passage"], keyed, unique="mention")
    report.mentions += len(own)
    report.compared += len(found.pairs)
    report.capped += found.left_out


def telling_copies(suggestions: list[Suggestion], records: dict[int, Record]) -> list[Suggestion]:
    """Return the suggestions, those between printings of one text with that as their last reason."""
    ends = {int(end) for found in suggestions for end in (found.left, found.right)}
    articles = {end: int(records[end].article) for end in ends}
    origins = origins_of(articles.values())
    return [
        replace(found, reasons=(*found.reasons, ONE_TEXT))
        if origins[articles[int(found.left)]] == origins[articles[int(found.right)]]
        else found
        for found in suggestions
    ]


def keep_keys(records: dict[int, Record]) -> Keys:
    """Make the stored keys of these mentions those that the matcher gives now, and return them.

    What stands is not written again. Keys are by far the most rows that a new article brings: hence by statement.
    """
    keys = {mention: keys_of(record) for mention, record in records.items()}
    wanted = {(mention, key) for mention, found in keys.items() for key in found}
    standing = set(MentionKey.objects.filter(mention__in=records).values_list("mention", "key"))
    for mention in {mention for mention, _ in standing - wanted}:
        MentionKey.objects.filter(mention=mention).exclude(key__in=keys[mention]).delete()
    insert(MentionKey, ["mention", "key"], sorted(wanted - standing))
    return keys


def keep_links(mentions: set[int], suggestions: list[Suggestion], report: CrossrefReport, by: str) -> None:
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
    if unwanted:
        dropped = undecided(Link.objects.filter(pk__in=unwanted))
        report.dropped += dropped.count()
        dropped.delete()
    new = [link for pair, link in wanted.items() if pair not in standing]
    Link.objects.bulk_create(new)
    come_up_anew(
        standing[pair] for pair in sorted(wanted.keys() & its_own) if standing[pair].relation == Relation.DIFFERENT
    )
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
