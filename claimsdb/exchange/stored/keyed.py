"""Rows out of the database by their keys: each kind in a bounded number of queries."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Value

from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.corpus.models import Article
from claimsdb.exchange.rows import (
    ArticleRow,
    ClaimRow,
    LinkRow,
    Marks,
    QuotationRow,
    article_key,
    mention_key,
)
from claimsdb.links.models import Link

# Some 5 MB of rows in memory, and queries few enough that their number costs nothing.
BATCH = 1_000

ARTICLE = ["source__slug", "title", "url", "authors", "published", "language", "text", "sha256"]
ARTICLE_ORIGIN = ["revises__source__slug", "revises__sha256", "derived_from__source__slug", "derived_from__sha256"]
MENTION = ["article__source__slug", "article__sha256", "start", "end", "exact", "prefix", "suffix", "speaker__name"]
MENTION += ["speaker_start", "speaker_end", "cue", "via__name", "state", "touched", "origin", "annotator__username"]
MENTION += ["private_to__username", "carried_from", "confidence", "added", "changed"]
CLAIM = ["measure__slug", "subject", "place", "value", "low", "high", "comparator", "hedge", "unit"]
CLAIM += ["base_value", "base_low", "base_high", "base_unit", "period_start", "period_end"]
PLACE = ["article__source__slug", "article__sha256", "kind", "start", "end", "private_to__username"]

NO_TEXT = "no_text"


def batches(ids: "array[int]", size: int = BATCH) -> Iterator[list[int]]:
    """Give keys in lists of at most ``size``."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size].tolist()


def with_articles(mentions: Iterable[int | None]) -> dict[int, tuple[Marks, ArticleRow]]:
    """Return mentions by their keys, each with its article; the texts stay behind."""
    found: dict[int, tuple[Marks, ArticleRow]] = {}
    for keys in batches(array("q", sorted({mention for mention in mentions if mention}))):
        printed = dict(Mention.objects.filter(pk__in=keys).values_list("pk", "article"))
        articles = articles_of(set(printed.values()), texts=False)
        rows: dict[int, Marks] = {**quotations_of(keys), **claims_of(keys)}
        found |= {pk: (row, articles[printed[pk]]) for pk, row in rows.items()}
    return found


def articles_of(keys: Iterable[int], *, texts: bool = True) -> dict[int, ArticleRow]:
    """Return articles by their keys, in the order of their making, with or without their texts."""
    fields = ["pk", *ARTICLE, *ARTICLE_ORIGIN, "extracted_by", "added"]
    rows = Article.objects.filter(pk__in=keys).order_by("pk")
    if not texts:
        fields[fields.index("text")] = NO_TEXT
        rows = rows.annotate(**{NO_TEXT: Value("")})
    found = {}
    for pk, *values in rows.values_list(*fields):
        named = dict(zip(["source", *ARTICLE[1:]], values, strict=False))
        revises, derived = values[8:10], values[10:12]
        found[pk] = ArticleRow(
            key=article_key(named["source"], named["sha256"]),
            revises=article_key(*revises) if revises[0] else None,
            derived_from=article_key(*derived) if derived[0] else None,
            extracted_by=values[12],
            added=values[13],
            **named,
        )
    return found


MENTION_NAMES = [*MENTION[2:7], "speaker", "speaker_start", "speaker_end", "cue", "via", "state", "touched", "origin"]
MENTION_NAMES += ["annotator", "private_to", "carried_from", "confidence", "added", "changed"]
CARRIED = MENTION.index("carried_from") - len(MENTION)  # its place in a row that ends with these


def words_of(kind: str, values: tuple, keys: Mapping[int, str]) -> dict[str, Any]:
    """Return the columns that every mention has, from the values of ``MENTION``; ``keys`` are those of others."""
    source, sha256, *rest = values
    article = article_key(source, sha256)
    named = dict(zip(MENTION_NAMES, rest, strict=True))
    key = mention_key(article, kind, named["start"], named["end"], named["private_to"])
    return {"key": key, "article": article, **named, "carried_from": keys.get(named["carried_from"] or 0)}


def quotations_of(keys: list[int]) -> dict[int, QuotationRow]:
    """Return the quotations among some mentions, in the order of their making."""
    fields = ["pk", "style", "continues", *(f"mention__{name}" for name in MENTION)]
    rows = list(Quotation.objects.filter(pk__in=keys).order_by("pk").values_list(*fields))
    others = keys_of(other for row in rows for other in (row[2], row[CARRIED]))
    return {
        pk: QuotationRow(style=style, continues=others.get(continues), **words_of("quotation", tuple(words), others))
        for pk, style, continues, *words in rows
    }


def claims_of(keys: list[int]) -> dict[int, ClaimRow]:
    """Return the claims among some mentions, in the order of their making."""
    fields = ["pk", "quotation", "converts", *CLAIM, *(f"mention__{name}" for name in MENTION)]
    rows = list(Claim.objects.filter(pk__in=keys).order_by("pk").values_list(*fields))
    others = keys_of(other for row in rows for other in (*row[1:3], row[CARRIED]))
    found = {}
    for pk, quotation, converts, *values in rows:
        named = dict(zip(["measure", *CLAIM[1:]], values, strict=False))
        named |= words_of("claim", tuple(values[len(CLAIM) :]), others)
        found[pk] = ClaimRow(quotation=others.get(quotation), converts=others.get(converts), **named)
    return found


def links_of(keys: list[int]) -> list[LinkRow]:
    """Return links, in the order of their making."""
    ends = ends_of(keys)
    fields = ["suggested", "score", "reasons", "engine", "relation", "state", "added"]
    return [
        LinkRow(left=ends[pk][0], right=ends[pk][1], **dict(zip(fields, values, strict=True)))
        for pk, *values in Link.objects.filter(pk__in=keys).order_by("pk").values_list("pk", *fields)
    ]


def ends_of(links: list[int]) -> dict[int, tuple[str, str]]:
    """Return the keys of the two ends of links, the one that sorts first first."""
    pairs = list(Link.objects.filter(pk__in=links).values_list("pk", "left", "right"))
    keys = keys_of(end for _, *ends in pairs for end in ends)
    found = {}
    for pk, left, right in pairs:
        first, second = sorted((keys[left], keys[right]))
        found[pk] = (first, second)
    return found


def keys_of(mentions: Iterable[int | None]) -> dict[int, str]:
    """Return the keys of mentions that any database knows them by."""
    wanted = array("q", sorted({mention for mention in mentions if mention}))
    return {
        pk: mention_key(article_key(source, sha256), *place)
        for keys in batches(wanted)
        for pk, source, sha256, *place in Mention.objects.filter(pk__in=keys).values_list("pk", *PLACE)
    }
