"""The article that a task, a document or a line of another tool is about: its text, and what else is told of it."""

from collections.abc import Mapping
from typing import Any, Protocol

from claimsdb.corpus.ingest import chosen, publisher
from claimsdb.corpus.models import digest
from claimsdb.corpus.readers.draft import SourceDetails
from claimsdb.exchange.cells import row_of
from claimsdb.exchange.columns import ARTICLES
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import ArticleRow, Row, SourceRow, article_key

# What travels with a text wherever there is room for it.
HEAD = ("source", "source_name", "title", "url", "authors", "published", "language", "sha256")


class Library(Protocol):
    """The articles that are stored, as a reader of files asks for them."""

    def by_digest(self, sha256: str) -> str | None:
        """Return the key of an article with this text, or None."""

    def by_url(self, url: str) -> str | None:
        """Return the key of the newest article of this address, or None."""

    def text(self, key: str) -> str | None:
        """Return the text of the article with this key, or None."""


def head_of(article: ArticleRow) -> dict[str, str]:
    """Return what is told of an article beside its text, without what is not known."""
    values = {name: getattr(article, name) for name in HEAD if name != "source_name"}
    return {name: value.isoformat() if name == "published" else value for name, value in values.items() if value}


def article_rows(
    text: str, head: Mapping[str, Any], options: Options, library: Library, file: str
) -> tuple[str, list[Row]]:
    """Return the key of the article with this text, and the rows to store where it is not there. Raises Wrong."""
    sha256 = digest_of(text)
    slug = head.get("source")
    if not (slug or options.source):
        there = library.by_digest(sha256)
        if there:
            return there, []
    record = {name: head[name] for name in HEAD if name != "source_name" and isinstance(head.get(name), str)}
    if record.get("sha256", sha256) != sha256:
        raise Wrong("the text is not the one that was exported: its digest differs", "text")
    details = source_of(slug, head, options, file)
    key = article_key(details.slug, sha256)
    row = row_of(ARTICLES, record | {"key": key, "source": details.slug, "text": text, "sha256": sha256})
    source = SourceRow(slug=details.slug, name=details.name, kind=details.kind or "other", country=details.country)
    return key, [source, row]


def wanted_text(value: Any) -> str:
    """Return a text. Raises Wrong for what is none."""
    if not isinstance(value, str) or not value.strip():
        raise Wrong("a text is wanted", "text")
    return value


def digest_of(text: str) -> str:
    """Return the digest of a text. Raises Wrong for one that no database can hold."""
    try:
        return digest(text)
    except UnicodeEncodeError as error:
        raise Wrong(f"half a surrogate pair stands at offset {error.start}", "text") from error


def source_of(slug: Any, head: Mapping[str, Any], options: Options, file: str) -> SourceDetails:
    """Return who printed it: as the file says, as the import was told, by the address, or nobody known."""
    if isinstance(slug, str) and slug:
        name = head.get("source_name")
        return SourceDetails(name=name if isinstance(name, str) and name else slug, slug=slug)
    url = head.get("url")
    details = chosen(options.source) or (publisher(url) if isinstance(url, str) else None)
    details = details or SourceDetails(name=f"Unknown source ({file})"[:200])
    return SourceDetails(name=details.name, slug=slug_of(details.name), kind=details.kind, homepage=details.homepage)


def slug_of(name: str) -> str:
    """Return a slug for the name of a source."""
    plain = "".join(character if character.isalnum() else " " for character in name.casefold())
    ascii_words = "-".join(plain.encode("ascii", "ignore").decode().split())
    return ascii_words[:200] or f"source-{digest(name)[:12]}"
