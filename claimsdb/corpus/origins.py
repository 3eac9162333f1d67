"""Whose words an article's are in the end: a copy, and a copy of a copy, count as the one they come from."""

from collections.abc import Iterable

from claimsdb.corpus.models import Article


def origins_of(articles: Iterable[int]) -> dict[int, int]:
    """Return, by its key, the key of the article at the end of each one's ``derived_from`` chain; itself without one.

    One query for each step of the longest chain. Copies that point at one another in a ring count as the smallest key.
    """
    wanted = set(articles)
    source: dict[int, int | None] = {}
    asked = wanted
    while asked:
        source |= dict(Article.objects.filter(pk__in=asked).order_by().values_list("pk", "derived_from"))
        asked = {copied for copied in source.values() if copied} - source.keys()
    return {article: end_of(article, source) for article in wanted}


def end_of(article: int, source: dict[int, int | None]) -> int:
    """Return where the chain that starts at an article ends."""
    seen = [article]
    while following := source.get(seen[-1]):
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
