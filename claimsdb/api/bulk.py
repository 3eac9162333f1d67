"""Many rows in one request: all of them, or none and every error under the place of its row."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework import status
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from simple_history.utils import bulk_create_with_history

from claimsdb.api.idempotency import once
from claimsdb.api.writing import Writes
from claimsdb.claims.changes import tell
from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.jobs.queue import enqueue_reading

# Rows in one statement: SQLite takes some 32,000 values in one, and a row of history has 25.
BATCH = 500

# An article of the usual 6 kB is 20 ms of checking and writing: what a client waits for without wondering.
MOST_ARTICLES = 100
MOST_MENTIONS = 500


class CreatesMany(Writes):
    """POST of a list to ``bulk/``. A subclass says how many at most, and which rows they may speak of."""

    most_at_once: int
    speaks_of: Mapping[str, QuerySet]

    def make_many(self, request: Request) -> Response:
        """Make all of them, or none."""

        def make() -> Response:
            forms = self.read(request.data)
            keys = self.keep(forms)
            rows = self.get_queryset().in_bulk(keys)  # type: ignore[attr-defined]
            said = self.said([rows[key] for key in keys], many=True)
            return Response(said, status=status.HTTP_201_CREATED)

        return once(request, make)

    def read(self, items: Any) -> list[Any]:
        """Return a valid serializer for each item; raise ValidationError with all that is wrong in any."""
        if not isinstance(items, list) or not 1 <= len(items) <= self.most_at_once:
            raise ValidationError([ErrorDetail(f"Give a list of 1 to {self.most_at_once}.", code="invalid")])
        context = self.get_serializer_context() | self.seen_before(items)  # type: ignore[attr-defined]
        forms: list[BaseSerializer] = []
        wrong: dict[str, Any] = {}
        for place, item in enumerate(items):
            try:
                form = self.written(data=item, context=context)
                form.is_valid(raise_exception=True)
                forms.append(form)
            except ValidationError as error:
                wrong[str(place)] = error.detail
        if wrong:
            raise ValidationError(wrong)
        return forms

    def seen_before(self, items: Iterable[Any]) -> dict[str, Any]:
        """Return what all items need to know, fetched at once: the rows that they speak of."""
        known: dict[type[Model], dict[int, Any]] = {}
        for name, rows in self.speaks_of.items():
            given = (item.get(name) for item in items if isinstance(item, dict))
            keys = {key for key in given if isinstance(key, int) and 0 < key < 2**63}
            visible: Any = rows
            if hasattr(rows, "visible_to"):
                visible = visible.visible_to(self.request.user)  # type: ignore[attr-defined]
            known.setdefault(rows.model, {}).update(visible.in_bulk(keys))
        return {"known": known}

    def keep(self, forms: list[Any]) -> list[int]:
        """Store what valid serializers hold; return the keys, in their order."""
        raise NotImplementedError


class CreatesManyArticles(CreatesMany):
    """Articles in bulk."""

    most_at_once = MOST_ARTICLES
    speaks_of = {
        "source": Source.objects.all(),
        "revises": Article.objects.without_text(),
        "derived_from": Article.objects.without_text(),
    }

    def keep(self, forms: list[Any]) -> list[int]:
        """Store the articles, with the history of each, and have them read in the background."""
        person = self.request.user  # type: ignore[attr-defined]
        articles = [form.row for form in forms]
        made = bulk_create_with_history(articles, Article, batch_size=BATCH, default_user=person)
        for article in made:
            enqueue_reading(article, person)
        return [article.pk for article in made]


class CreatesManyMentions(CreatesMany):
    """Quotations and claims in bulk, each with its ``kind``. None may speak of another of the request."""

    most_at_once = MOST_MENTIONS
    speaks_of = {
        "article": Article.objects.all(),
        "speaker": Speaker.objects.all(),
        "via": Speaker.objects.all(),
        "measure": Measure.objects.all(),
        "quotation": Quotation.objects.select_related("mention"),
        "continues": Quotation.objects.select_related("mention"),
        "converts": Claim.objects.select_related("mention"),
    }

    def seen_before(self, items: Iterable[Any]) -> dict[str, Any]:
        """Add the words that are marked already."""
        found = super().seen_before(items)
        spans = Mention.objects.filter(article__in=found["known"][Article])
        return found | {"seen words": set(spans.values_list("article", "kind", "start", "end", "private_to"))}

    def keep(self, forms: list[Any]) -> list[int]:
        """Store the mentions, then what stands on them, with the history of each."""
        person = self.request.user  # type: ignore[attr-defined]
        mentions = [form.detail.mention for form in forms]
        bulk_create_with_history(mentions, Mention, batch_size=BATCH, default_user=person)
        for model in (Quotation, Claim):
            details = [form.detail for form in forms if isinstance(form.detail, model)]
            for detail in details:
                detail.mention_id = detail.mention.pk
            bulk_create_with_history(details, model, batch_size=BATCH, default_user=person)
        keys = [mention.pk for mention in mentions]
        tell(keys)
        return keys
