"""How common words are in the store: counted seldom, and kept."""

from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.db.models import Max

from claimsdb import __version__
from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.links.engine_models import WordCount
from claimsdb.links.records import records_of_mentions, whole
from claimsdb.matching.background import Background
from claimsdb.matching.crossref import background_of

# How many of the newest articles tell, with the news at large, which words are common in the store: enough for its
# subjects to show, and read in a fraction of a second.
ARTICLES = 200
# Another version may read words otherwise.
ENGINE = f"claimsdb {__version__}"
# A tenth more articles shift no word's rarity by more than a fiftieth.
GROWN = 1.1
# What was counted last, when, up to which article; and the newest article now.
LATEST = (
    f"SELECT id, time, newest, (SELECT MAX(id) FROM {Article._meta.db_table})"  # noqa: S608
    f" FROM {WordCount._meta.db_table} WHERE engine = %s ORDER BY id DESC LIMIT 1"
)


def store_background() -> Background:
    """Return how common words are in the newest articles, as counted last; anew where the store has grown since."""
    with connection.cursor() as cursor:
        cursor.execute(LATEST, [ENGINE])
        kept = cursor.fetchone()
    if kept and kept[2] <= (kept[3] or 0) <= kept[2] * GROWN:
        return background_kept(*kept[:2])
    counted = counted_now()
    WordCount.objects.all().delete()
    last = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    WordCount.objects.create(engine=ENGINE, newest=last, texts=counted.texts, frequencies=dict(counted.frequencies))
    return counted


@lru_cache(maxsize=1)
def background_kept(key: int, time: datetime | str) -> Background:
    """Return what was counted at this time; read once by each process, for a row is never written again."""
    kept = WordCount.objects.get(pk=key)
    return Background(kept.texts, kept.frequencies)


def counted_now() -> Background:
    """Return how common words are in the newest articles of the store, from their mentions' sentences."""
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True)[:ARTICLES]
    mentions = Mention.objects.live().filter(article__in=list(newest))
    return background_of(records_of_mentions(whole(mentions)).values())
