"""Articles that print another's words again: found once, when an article is first cross-referenced.

A person's word stands: an origin that is set is never replaced, and one that a person took away is not set again.
"""

from datetime import date

from django.db import connection

from claimsdb.corpus.models import Article
from claimsdb.corpus.origins import origins_of
from claimsdb.links.engine_models import ArticleKey, Sketch
from claimsdb.links.rows import as_list, insert, listed
from claimsdb.matching.copying import article_keys, is_copy, runs_of, share_taken

# An article is read against those that share most of its keys: a wire story's first printings come first.
LIKELIEST = 5
# One shared run of words is a phrase of the trade.
FEWEST_SHARED = 2
# A history line says why.
REASON = "Mostly the same words as an earlier article"


def find_copies(article: Article) -> None:
    """Note which article this one's words come from, or which ones come from it. Only the first call does anything.

    The article is locked, or nobody else compares it now.
    """
    if hasattr(article, "sketch"):
        return
    Sketch.objects.create(article=article)
    runs = runs_of(article.text)
    keys = article_keys(runs)
    likely = likeliest(keys)
    insert(ArticleKey, ["article", "key"], [(article.pk, key) for key in keys])
    others = {other.pk: (other, runs_of(other.text)) for other in Article.objects.filter(pk__in=likely)}
    earlier = {pk: found for pk, found in others.items() if printed(found[0]) < printed(article)}
    taken = {pk: share_taken(runs, theirs) for pk, (_, theirs) in earlier.items() if is_copy(runs, theirs)}
    if taken:
        derive(article, others[max(taken, key=lambda pk: (taken[pk], -pk))][0])
    for other, theirs in others.values():
        if other.pk not in earlier and is_copy(theirs, runs):
            derive(other, article)


def likeliest(keys: list[int]) -> list[int]:
    """Return the articles that share most of these keys."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sharing(), [as_list(keys), FEWEST_SHARED, LIKELIEST])
        return [article for (article,) in cursor.fetchall()]


def sharing() -> str:
    """Return the SQL for the articles that share most of the keys listed: at least so many, and so many of them."""
    return (
        f"SELECT known.article_id FROM {listed('bigint')} CROSS JOIN {ArticleKey._meta.db_table} known"  # noqa: S608
        " WHERE known.key = listed.key GROUP BY known.article_id HAVING COUNT(*) >= %s"
        " ORDER BY COUNT(*) DESC, known.article_id LIMIT %s"
    )


def printed(article: Article) -> tuple[date, int]:
    """Return what tells the earlier of two articles; one without a date is taken for later than all that have one."""
    return article.published or date.max, article.pk


def derive(copy: Article, origin: Article) -> None:
    """Set an article's origin, unless it has one, a person took it away, or it is the other way round already."""
    if copy.derived_from_id or copy.history.filter(derived_from__isnull=False).exists():
        return
    if origins_of([origin.pk])[origin.pk] == copy.pk:
        return
    copy.derived_from = origin
    copy._change_reason = REASON  # type: ignore[attr-defined]  # read by its history
    copy.save(update_fields=["derived_from", "changed"])
