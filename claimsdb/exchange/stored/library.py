"""The stored articles, as readers of files ask for them."""

from claimsdb.corpus.models import Article
from claimsdb.exchange.rows import article_key
from claimsdb.exchange.stored.known import ARTICLE_KEY

# Texts kept at hand: annotations of one article follow one another.
AT_HAND = 8


class StoredLibrary:
    """Answers by digest, by address and by key, one query a question that was not asked lately."""

    def __init__(self) -> None:
        self.texts: dict[str, str | None] = {}
        self.keys: dict[str, str | None] = {}

    def by_digest(self, sha256: str) -> str | None:
        """Return the key of the oldest article with this text, or None."""
        return self.first(sha256, sha256=sha256) if sha256 else None

    def by_url(self, url: str) -> str | None:
        """Return the key of the newest article of this address, or None."""
        return self.first(url, newest=True, url=url) if url else None

    def first(self, asked: str, *, newest: bool = False, **conditions: str) -> str | None:
        """Return the key of the first article that meets the conditions, or None."""
        if asked not in self.keys:
            order = "-pk" if newest else "pk"
            rows = Article.objects.filter(**conditions).order_by(order)
            found = rows.values_list("source__slug", "sha256").first()
            self.keys[asked] = article_key(*found) if found else None
        return self.keys[asked]

    def text(self, key: str) -> str | None:
        """Return the text of the article with this key, or None."""
        if key not in self.texts:
            if len(self.texts) >= AT_HAND:
                del self.texts[next(iter(self.texts))]
            parts = ARTICLE_KEY.fullmatch(key)
            rows = Article.objects.filter(source__slug=parts[1], sha256=parts[2]) if parts else Article.objects.none()
            self.texts[key] = rows.values_list("text", flat=True).first()
        return self.texts[key]
