"""What the desk's script asks of the server, as a test asks it."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from claimsdb.corpus.models import Article


class Asking:
    """A person at an article's desk."""

    def __init__(self, client: Client, article: Article) -> None:
        self.client, self.article = client, article

    def url(self, name: str) -> str:
        """Return an address of the desk."""
        return reverse(f"admin:corpus_article_desk_{name}", args=[self.article.pk])

    def post(self, name: str, **asked: Any) -> HttpResponse:
        """Return what is answered to a change."""
        return self.client.post(self.url(name), asked, content_type="application/json")

    def get(self, name: str, **asked: Any) -> HttpResponse:
        """Return what is answered to a question."""
        return self.client.get(self.url(name), asked)

    def row(self, key: int) -> dict[str, Any]:
        """Return a mention as the script has it."""
        return next(row for row in self.get("mentions").json()["mentions"] if row["id"] == key)

    def seen(self, key: int) -> dict[str, Any]:
        """Return what names a mention as it now stands."""
        return {"id": key, "version": self.row(key)["version"]}
