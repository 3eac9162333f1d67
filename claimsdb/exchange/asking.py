"""Which rows an export on the command line holds, by a table of filters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from claimsdb.claims.models import Measure, Mention, MentionQuerySet, Speaker
from claimsdb.corpus.models import Article, ArticleQuerySet, Source
from claimsdb.exchange.stored.selection import Selection, everything, of


class NoSuchRowError(ValueError):
    """A filter names what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One option: what it takes, and which mentions it keeps."""

    name: str
    takes: str
    keeps: str
    narrow: Callable[[MentionQuerySet, Any], MentionQuerySet]
    articles: Callable[[ArticleQuerySet, Any], ArticleQuerySet] | None = None
    several: bool = False


def day(value: str) -> date:
    """Return a day. Raises NoSuchRowError."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise NoSuchRowError(f"{value!r} is no day such as 2020-10-18.") from error


def there(model: Any, field: str, values: list[str]) -> list[str]:
    """Return values that rows of a model have, each. Raises NoSuchRowError."""
    known = {str(value) for value in model.objects.filter(**{f"{field}__in": values}).values_list(field, flat=True)}
    for value in values:
        if value not in known:
            raise NoSuchRowError(f"No {model._meta.verbose_name} has the {field} {value!r}.")
    return values


def keys(values: list[str]) -> list[str]:
    """Return keys of articles. Raises NoSuchRowError."""
    for value in values:
        if not (value.isascii() and value.isdigit() and len(value) <= 18):
            raise NoSuchRowError(f"{value!r} is no id of an article.")
    return there(Article, "pk", values)


def said_by(mentions: MentionQuerySet, name: str) -> MentionQuerySet:
    """Keep what a speaker said, under every name. Raises NoSuchRowError."""
    speakers = Speaker.objects.called(name).under_every_name()
    if not speakers:
        raise NoSuchRowError(f"No speaker is called {name!r}.")
    return mentions.said_by(speakers)


def in_states(mentions: MentionQuerySet, states: list[str]) -> MentionQuerySet:
    """Keep mentions in some states. Raises NoSuchRowError."""
    for state in states:
        if state not in Mention.State.values:
            raise NoSuchRowError(f"{state!r} is none of {', '.join(Mention.State.values)}.")
    return mentions.in_states(states)


def of_kind(mentions: MentionQuerySet, kind: str) -> MentionQuerySet:
    """Keep quotations, or claims. Raises NoSuchRowError."""
    if kind not in Mention.Kind.values:
        raise NoSuchRowError(f"{kind!r} is none of {', '.join(Mention.Kind.values)}.")
    return mentions.filter(kind=kind)


def marked_by(mentions: MentionQuerySet, name: str) -> MentionQuerySet:
    """Keep what a person marked."""
    return mentions.filter(annotator__username=there(User, "username", [name])[0])


FILTERS = (
    Filter(
        name="source",
        takes="SLUG",
        keeps="articles of these sources",
        narrow=lambda rows, slugs: rows.filter(article__source__slug__in=there(Source, "slug", slugs)),
        articles=lambda rows, slugs: rows.filter(source__slug__in=there(Source, "slug", slugs)),
        several=True,
    ),
    Filter(
        name="article",
        takes="ID",
        keeps="these articles",
        narrow=lambda rows, ids: rows.filter(article__pk__in=keys(ids)),
        articles=lambda rows, ids: rows.filter(pk__in=keys(ids)),
        several=True,
    ),
    Filter(
        name="published-after",
        takes="DAY",
        keeps="articles published on this day or later",
        narrow=lambda rows, value: rows.published_from(day(value)),
        articles=lambda rows, value: rows.filter(published__gte=day(value)),
    ),
    Filter(
        name="published-before",
        takes="DAY",
        keeps="articles published on this day or earlier",
        narrow=lambda rows, value: rows.published_until(day(value)),
        articles=lambda rows, value: rows.filter(published__lte=day(value)),
    ),
    Filter(name="kind", takes="KIND", keeps="quotation or claim: mentions of this kind alone", narrow=of_kind),
    Filter(
        name="state",
        takes="STATE",
        keeps="mentions that are suggested, accepted or rejected",
        narrow=in_states,
        several=True,
    ),
    Filter(
        name="measure",
        takes="SLUG",
        keeps="claims of this measure",
        narrow=lambda rows, slug: rows.counting(there(Measure, "slug", [slug])[0]),
    ),
    Filter(name="speaker", takes="NAME", keeps="what this speaker said, under every name", narrow=said_by),
    Filter(name="annotator", takes="USER", keeps="what this user marked", narrow=marked_by),
)


def selected(asked: Mapping[str, Any]) -> Selection:
    """Select what all the filters given keep: of articles, where they alone are narrowed, those without mentions too.

    Raises NoSuchRowError.
    """
    given = [(each, asked[each.name]) for each in FILTERS if asked.get(each.name)]
    if not given:
        return everything()
    if all(each.articles for each, _ in given):
        articles = Article.objects.all()
        for each, value in given:
            articles = each.articles(articles, value) if each.articles else articles
        return of(articles)
    mentions = Mention.objects.all()
    for each, value in given:
        mentions = each.narrow(mentions, value)
    return of(mentions)
